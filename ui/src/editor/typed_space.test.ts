import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { p } from "./testing/build";
import { Desk } from "./testing/desk";
import { helpOf } from "./typing/rules";

/** A paragraph with the caret at its end, as ProseMirror writes it. */
function line(text: string): string {
  return `paragraph(${JSON.stringify(`${text}⟦⟧`)})`;
}

test("the text on the page keeps its spaces, so that none is written as a no-break space", () => {
  const styles = ["page.css", "page_media.css"].map((name) =>
    readFileSync(`src/styles/${name}`, "utf8"),
  );
  const rules = styles.join("\n").matchAll(/white-space:\s*([^;]+);/gu);
  const kept = Array.from(rules, ([, value]) => value);
  expect(kept).toContain("pre");
  for (const value of kept) expect(["break-spaces", "pre", "pre-wrap"]).toContain(value);
});

test("a no-break space that the browser made of the space key is a plain one", () => {
  const desk = new Desk([p("يوم 17/1/2024⟦⟧")]);
  expect(desk.type("\u00a0قال").text).toBe(line("يوم 17/1/2024 قال"));
});

test("the help at typing hears it as a space", () => {
  const help = helpOf({
    off: [],
    quotes: "guillemets",
    digits: "as_typed",
    abbreviations: [{ short: "قسد", long: "قوات سوريا الديمقراطية" }],
  });
  const desk = new Desk([p("⟦⟧")], "rtl", help);
  expect(desk.type("قسد\u00a0").text).toBe(line("قوات سوريا الديمقراطية "));
});

test("one that has a key of its own, or comes from the palette of signs, stays", () => {
  const desk = new Desk([p("10⟦⟧")]);
  const press = (key: string) => desk.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key }));
  press("\u00a0");
  expect(desk.type("\u00a0").text).toBe(line("10\u00a0"));
  press(" ");
  expect(desk.type("\u00a0").text).toBe(line("10\u00a0 "));
  desk.run("sign", { sign: "\u00a0" });
  expect(desk.text).toBe(line("10\u00a0 \u00a0"));
});
