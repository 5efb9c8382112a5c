import { expect, test } from "vitest";
import { li, p, run, td, tr, table, ul } from "../testing/build";
import { Desk } from "../testing/desk";

function isolates(desk: Desk): string[] {
  const found = desk.view.dom.querySelectorAll(".isolate");
  return Array.from(found, (one) => one.textContent);
}

test("dates, numbers and addresses are isolated in every kind of block", () => {
  const desk = new Desk([
    p("في 2019-10-14 على @desk"),
    ul(li(p("هاتف 0944 123 456"))),
    table(tr(td(p("القرار 2254-1")))),
  ]);
  expect(isolates(desk)).toEqual(["2019-10-14", "@desk", "0944 123 456", "2254-1"]);
});

test("a line without letters from right to left has none", () => {
  expect(isolates(new Desk([p("On 2019-10-14 at @desk")]))).toEqual([]);
});

test("where a mark begins or ends within a run it is left to the line", () => {
  const desk = new Desk([p("في ", run("2019-10", "strong"), "-14 و", run("2018-10-14", "strong"))]);
  expect(isolates(desk)).toEqual(["2018-10-14"]);
});

test("what is typed becomes a run and stops being one", () => {
  const desk = new Desk([p("على @⟦⟧")]);
  expect(isolates(desk)).toEqual([]);
  desk.type("de");
  expect(isolates(desk)).toEqual(["@de"]);
  desk.view.dispatch(desk.view.state.tr.delete(5, 6));
  expect(isolates(desk)).toEqual([]);
});
