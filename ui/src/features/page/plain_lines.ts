/** Whether the caret stood still after an arrow key, so that it goes on to the next field. */
export function canMoveOn(
  field: Pick<HTMLTextAreaElement, "selectionStart" | "selectionEnd">,
  before: number,
): boolean {
  return field.selectionStart === field.selectionEnd && field.selectionStart === before;
}

/** Whether the field is shown on a single line. */
export function isOneLine(field: HTMLElement): boolean {
  const line_px = Number.parseFloat(getComputedStyle(field).lineHeight);
  return field.clientHeight < 1.5 * line_px;
}

/** The field's text on one line: a headline pasted with line breaks keeps its words apart. */
export function oneLine(field: HTMLTextAreaElement): string {
  if (!/[\r\n\u2028\u2029]/u.test(field.value)) return field.value;
  const caret = field.selectionStart;
  const text = field.value.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, " ");
  field.value = text;
  field.setSelectionRange(caret, caret);
  return text;
}
