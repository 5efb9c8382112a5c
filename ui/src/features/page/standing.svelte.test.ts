import { TextSelection } from "prosemirror-state";
import { expect, it, vi } from "vitest";
import { h2, p } from "../../editor/testing/build";
import { Desk } from "../../editor/testing/desk";
import { Standing } from "./standing.svelte";

it("where a person stands is looked at once the keys rest, and not before", () => {
  let due: (() => void) | null = null;
  const after = vi.fn((_: number, run: () => void) => {
    due = run;
    return () => (due = null);
  });
  const standing = new Standing({ now: () => 0, after });
  const desk = new Desk([p("مقدمة⟦⟧"), h2("عنوان"), p("نص طويل")]);
  standing.attach({ view: desk.view, showBlock: () => true });
  expect(standing.outline.current).toBeNull();
  const { doc, tr } = desk.view.state;
  desk.view.dispatch(tr.setSelection(TextSelection.create(doc, 9, doc.content.size - 1)));
  standing.moved();
  standing.moved();
  expect(standing.selected).toEqual([]);
  (due as (() => void) | null)?.();
  const { headings, current } = standing.outline;
  expect([headings.length, current]).toEqual([1, headings[0]?.id]);
  expect(standing.selected).toEqual(["نوان", "نص طويل"]);
  standing.attach(null);
  expect([standing.selected, standing.outline.headings]).toEqual([[], []]);
});
