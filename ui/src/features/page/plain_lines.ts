import { wellFormed } from "../../editor";

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

/** What is pasted into a field of one line: its words, without breaks and without what nobody sees. */
export function pastedLine(text: string): string {
  const seen = text.replace(
    /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff\ufffc]/gu,
    (sign) => (/\s/u.test(sign) && sign !== "\ufeff" ? " " : ""),
  );
  return wellFormed(seen).replace(/\s+/gu, " ").trim();
}

/** Writes `text` into a field as if it was typed, so that the field's own undo takes it back. */
export function writeInto(field: HTMLTextAreaElement, text: string): void {
  // Nothing else that writes into a field is undone by it.
  const isWritten = commands(field)?.("insertText", false, text) ?? false;
  if (isWritten) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

type EditCommand = (name: string, shows: boolean, value: string) => boolean;

/** The document's own commands for editing, where it has them. */
function commands({ ownerDocument }: HTMLElement): EditCommand | null {
  const found: unknown = Reflect.get(ownerDocument, "execCommand");
  return typeof found === "function" ? (found.bind(ownerDocument) as EditCommand) : null;
}
