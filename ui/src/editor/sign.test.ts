import { expect, test } from "vitest";
import { hr, p } from "./testing/build";
import { Desk } from "./testing/desk";
import { helpOf } from "./typing/rules";

const help = helpOf({ off: [], quotes: "guillemets", digits: "arabic_indic", abbreviations: [] });

test.each([",", "ê", "\u064b", "\u200c", "«"])(
  "%s is written as it is, whatever typing does",
  (sign) => {
    const page = new Desk([p("قال⟦⟧")], "rtl", help);
    expect(page.run("sign", { sign })).toBe(true);
    expect(page.text).toBe(`paragraph("قال${sign}⟦⟧")`);
  },
);

test("it stands for what is selected", () => {
  const page = new Desk([p("قال ⟦نعم⟧")]);
  page.run("sign", { sign: "…" });
  expect(page.text).toBe('paragraph("قال …⟦⟧")');
});

test("there has to be a sign, and a line to write it in", () => {
  const page = new Desk([hr(), p("قال")]);
  expect(page.run("sign", {})).toBe(false);
  page.run("select_all");
  expect(page.run("sign", { sign: "،" })).toBe(false);
});
