import { describe, expect, test } from "vitest";
import type { DigitStyle } from "../../ipc/bindings";
import { placeOf, typedBy } from "../testing/typing";
import { digits } from "./digits";

function typed(style: DigitStyle, text: string, language = "ar", before = ""): string {
  return typedBy(digits, text, placeOf({ language, house: { digits: style } }), before);
}

describe("Arabic-Indic", () => {
  test.each([
    ["عام 2024", "عام ٢٠٢٤"],
    ["1,000 و3.5", "١,٠٠٠ و٣.٥"],
    ["الساعة 10:30", "الساعة ١٠:٣٠"],
    ["بنسبة 10%", "بنسبة ١٠%"],
    ["2024-01-17", "٢٠٢٤-٠١-١٧"],
    ["«17»", "«١٧»"],
    ["COVID-19 انتشر", "COVID-19 انتشر"],
    ["طائرة F16", "طائرة F16"],
    ["هاتف iPhone 15", "هاتف iPhone 15"],
    ["https://x.net/2024", "https://x.net/2024"],
    ["a1@b.net", "a1@b.net"],
    ["@warraq24", "@warraq24"],
    ["#غزة2024", "#غزة2024"],
    ["xeber24.net", "xeber24.net"],
  ])("%s", (text, stands) => {
    expect(typed("arabic_indic", text)).toBe(stands);
  });

  test.each([
    ["fa", "۱۲"],
    ["ur", "۱۲"],
    ["ckb", "١٢"],
    ["ar-SY", "١٢"],
    ["en", "12"],
    ["kmr", "12"],
    ["tr", "12"],
  ])("in %s: %s", (language, stands) => {
    expect(typed("arabic_indic", "12", language)).toBe(stands);
  });
});

test("Latin digits from Arabic and Persian keys, in Arabic text only", () => {
  expect(typed("latin", "عام ٢٠٢٤ و۱۲")).toBe("عام 2024 و12");
  expect(typed("latin", "sal ٢", "kmr")).toBe("sal ٢");
});

test("as typed, nothing is changed", () => {
  expect(typed("as_typed", "2024 ٢٠٢٤")).toBe("2024 ٢٠٢٤");
});

test("a number goes on in the digits that it has", () => {
  expect(typed("arabic_indic", "024", "ar", "عام 2")).toBe("عام 2024");
  expect(typed("latin", "٠", "ar", "عام ٢")).toBe("عام ٢٠");
});
