import { expect, test } from "vitest";
import { pastedLine, writeInto } from "./plain_lines";

test.each([
  ["عنوان\r\nفي سطرين\u2028وثلاثة ", "عنوان في سطرين وثلاثة"],
  ["\u202b\u200fعنوان\u202c\u00a0\u00a0خفي\ufeff", "عنوان خفي"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["أ\ud83d", "أ\ufffd"],
  ["\t\u0007", ""],
])("a headline takes the words of %o", (text, line) => {
  expect(pastedLine(text)).toBe(line);
});

test("it is written over the selection, and the field says so", () => {
  const field = document.createElement("textarea");
  field.value = "قال نعم ثم";
  field.setSelectionRange(4, 7);
  let heard = "";
  field.addEventListener("input", () => (heard = field.value));
  writeInto(field, "لا");
  expect([heard, field.selectionStart]).toEqual(["قال لا ثم", 6]);
});
