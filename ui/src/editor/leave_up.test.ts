import type { EditorView } from "prosemirror-view";
import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { leaveUpPlugin } from "./leave_up";
import { li, p, table, td, tr, ul } from "./testing/build";
import { stateOf } from "./testing/desk";

/** How often ArrowUp left the text upwards; `firstLine`: what the layout says of the caret. */
function leaves(
  blocks: Parameters<typeof stateOf>[0],
  firstLine: boolean,
  held: KeyboardEventInit = {},
): number {
  let left = 0;
  const plugin = leaveUpPlugin(() => (left += 1));
  const { doc, selection } = stateOf(blocks);
  const state = EditorState.create({ doc, selection });
  const view = {
    state,
    endOfTextblock: () => firstLine,
    nodeDOM: () => null,
  } as unknown as EditorView;
  const event = new KeyboardEvent("keydown", { key: "ArrowUp", ...held });
  const taken = plugin.props.handleKeyDown?.call(plugin, view, event);
  expect(taken).toBe(left === 1);
  return left;
}

test("the very start, and anywhere on the first line", () => {
  expect(leaves([p("⟦⟧أول")], false)).toBe(1);
  expect(leaves([p("أو⟦⟧ل")], true)).toBe(1);
  expect(leaves([ul(li(p("⟦⟧أول")))], false)).toBe(1);
});

test("from each cell of the first row of a table, and of no other row", () => {
  const second = [td(p("ثالث")), td(p("رابع"))];
  expect(leaves([table(tr(td(p("⟦⟧أول")), td(p("ثان"))), tr(...second))], true)).toBe(1);
  expect(leaves([table(tr(td(p("أول")), td(p("ثا⟦⟧ن"))), tr(...second))], true)).toBe(1);
  expect(leaves([table(tr(td(p("أول"), p("⟦⟧ثان"))), tr(td(p("ثالث"))))], true)).toBe(0);
  expect(leaves([table(tr(...second), tr(td(p("أول")), td(p("⟦⟧ثان"))))], true)).toBe(0);
  expect(leaves([p("قبله"), table(tr(td(p("أول")), td(p("⟦⟧ثان"))))], true)).toBe(0);
});

test("not from a later line or block, nor with a selection or another key held", () => {
  expect(leaves([p("أو⟦⟧ل")], false)).toBe(0);
  expect(leaves([p("أول"), p("⟦⟧ثان")], true)).toBe(0);
  expect(leaves([ul(li(p("أول")), li(p("⟦⟧ثان")))], true)).toBe(0);
  expect(leaves([p("⟦أول⟧")], true)).toBe(0);
  expect(leaves([p("⟦⟧أول")], true, { shiftKey: true })).toBe(0);
});
