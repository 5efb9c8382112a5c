import { describe, expect, it } from "vitest";
import { canMoveOn, oneLine } from "./plain_lines";
import { toolByKey } from "./tool_keys";

const field = (value: string, caret: number): HTMLTextAreaElement => {
  const area = document.createElement("textarea");
  area.value = value;
  area.setSelectionRange(caret, caret);
  return area;
};

describe("leaving a field by its lines", () => {
  it("goes on when the caret could not move, and stays when it did", () => {
    expect(canMoveOn(field("عنوان", 2), 2)).toBe(true);
    expect(canMoveOn(field("عنوان", 2), 5)).toBe(false);
    const selected = field("عنوان", 0);
    selected.setSelectionRange(0, 3);
    expect(canMoveOn(selected, 0)).toBe(false);
  });

  it("keeps pasted lines on one line, words apart and the caret in place", () => {
    const area = field("واشنطن\r\n تبلغ\u2028تركيا", 3);
    expect(oneLine(area)).toBe("واشنطن تبلغ تركيا");
    expect([area.value, area.selectionStart]).toEqual(["واشنطن تبلغ تركيا", 3]);
    expect(oneLine(field("سطر", 0))).toBe("سطر");
  });
});

it("the toolbar's arrows follow the eye and go round", () => {
  const tools = [1, 2, 3].map(() => document.createElement("button"));
  const [first, second, third] = tools;
  expect(toolByKey("ArrowLeft", tools, first ?? null, "rtl")).toBe(second);
  expect(toolByKey("ArrowRight", tools, first ?? null, "rtl")).toBe(third);
  expect(toolByKey("ArrowRight", tools, first ?? null, "ltr")).toBe(second);
  expect(toolByKey("End", tools, null, "ltr")).toBe(third);
  expect(toolByKey("ArrowLeft", tools, null, "ltr")).toBeNull();
  expect(toolByKey("a", tools, first ?? null, "ltr")).toBeNull();
});
