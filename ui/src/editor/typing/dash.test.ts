import { expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { dash } from "./dash";

test.each([
  ["قال -- ثم", "قال — ثم"],
  ["قال--ثم", "قال—ثم"],
  ["-- قال", "— قال"],
  ["--قال", "—قال"],
  ["أول\n-- قال", "أول\n— قال"],
  ["yes -- no", "yes — no"],
  ["قال - ثم", "قال - ثم"],
  ["2020-2024", "2020-2024"],
  // A divider, an option, markup, an address.
  ["---", "---"],
  ["--help", "--help"],
  ["<!-- x", "<!-- x"],
  ["https://x.net/a--b", "https://x.net/a--b"],
])("%s", (typed, stands) => {
  expect(typedBy(dash, typed)).toBe(stands);
});

test("what shows that it was none takes it back", () => {
  const regret = (before: string) => dash(before, "-", placeOf())?.regret;
  expect(regret("warraq -")?.test("h")).toBe(true);
  expect(regret("warraq -")?.test("ق")).toBe(false);
  expect(regret("نعم-")?.test("-")).toBe(true);
});

test("what was taken back is not done again", () => {
  expect(typedBy(dash, "- ثم", placeOf(), "قال --")).toBe("قال --- ثم");
  expect(typedBy(dash, "ثم", placeOf(), "-- ")).toBe("-- ثم");
});
