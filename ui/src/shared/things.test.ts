import { expect, it } from "vitest";
import { textIn } from "../i18n";
import { THINGS, thingsText } from "./things";

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/gu, "");

it("says what a site's text has beside its words, and which", () => {
  const told = plain(
    thingsText([
      { kind: "frame", detail: "https://example.test/map" },
      { kind: "form", detail: "" },
    ]),
  );
  expect(told).toBe("خريطة أو إطار من الموقع: https://example.test/map، نموذج أو زر");
});

it.each(["ar", "en"] as const)("has words for each in %s", (code) => {
  for (const kind of THINGS) expect(textIn(code, `thing.${kind}`)).not.toBe(`thing.${kind}`);
});
