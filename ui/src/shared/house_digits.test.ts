import { beforeEach, expect, it } from "vitest";
import { language } from "../i18n";
import { inHouseDigits } from "./house_digits";
import { typing, usualHelp } from "./typing.svelte";

beforeEach(() => {
  language.code = "ar";
  return () => {
    typing.current = usualHelp;
    language.code = "ar";
  };
});

it("numbers are in the digits of the house, where it has any and the window speaks Arabic", () => {
  expect(inHouseDigits("1,234 من 400")).toBe("1,234 من 400");
  typing.current = { ...usualHelp, digits: "arabic_indic" };
  expect(inHouseDigits("1,234 من 400، و85.5")).toBe("١٬٢٣٤ من ٤٠٠، و٨٥٫٥");
  language.code = "en";
  expect(inHouseDigits("1,234 of 400")).toBe("1,234 of 400");
});
