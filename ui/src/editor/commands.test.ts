import fc from "fast-check";
import { TextSelection } from "prosemirror-state";
import { beforeAll, expect, test, vi } from "vitest";
import { command, commandNames } from "./commands";
import { documentFromJson, documentToJson } from "./json";
import { shortcuts } from "./shortcuts";
import { p } from "./testing/build";
import { Desk, stateOf } from "./testing/desk";
import { anyBlock } from "./testing/documents";
import { pretendLayout } from "./testing/layout";

// Many documents on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(pretendLayout);

test("every command of a shortcut exists, and no keys are bound twice", () => {
  for (const shortcut of shortcuts) expect(commandNames).toContain(shortcut.command);
  const keys = shortcuts.map((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the palette's key is left alone", () => {
  expect(new Desk([p("أ")]).press({ key: "k", code: "KeyK", ctrlKey: true })).toBe(false);
});

test("undo and redo take words back and forth; select all takes all", () => {
  const desk = new Desk([p("أ⟦⟧")]).type("ب");
  desk.run("undo");
  expect(desk.text).toBe('paragraph("أ⟦⟧")');
  desk.run("redo");
  expect(desk.text).toBe('paragraph("أب⟦⟧")');
  desk.run("select_all");
  const { from, to } = desk.view.state.selection;
  expect([from, to]).toEqual([0, desk.doc.content.size]);
});

test("any command anywhere leaves a valid document whose blocks all have their own id", () => {
  const names = fc.array(fc.constantFrom(...commandNames), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(anyBlock, { minLength: 1, maxLength: 4 }),
      names,
      fc.nat(),
      fc.nat(),
      (blocks, todo, one, other) => {
        const desk = new Desk(blocks);
        const size = desk.doc.content.size + 1;
        const ends = [one % size, other % size].map((at) => desk.doc.resolve(at));
        const [$one = desk.doc.resolve(0), $other = $one] = ends;
        desk.view.dispatch(desk.view.state.tr.setSelection(TextSelection.between($one, $other)));
        for (const name of todo) desk.run(name, { href: "example.org" });
        const again = documentFromJson(documentToJson(desk.doc));
        expect(documentToJson(again)).toEqual(documentToJson(desk.doc));
        const ids: unknown[] = [];
        desk.doc.descendants((node) => {
          if ("id" in node.attrs) ids.push(node.attrs["id"]);
        });
        expect(ids).not.toContain("");
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 80 },
  );
});

test("asked without a way to act, a command only answers, and answers truly", () => {
  const names = fc.constantFrom(...commandNames);
  fc.assert(
    fc.property(
      fc.array(anyBlock, { minLength: 1, maxLength: 3 }),
      names,
      fc.nat(),
      (blocks, name, at) => {
        const state = stateOf(blocks);
        const $at = state.doc.resolve(at % (state.doc.content.size + 1));
        const there = state.apply(state.tr.setSelection(TextSelection.near($at)));
        const run = command(name, { href: "example.org" });
        const asked = run(there);
        expect(run(there, () => undefined)).toBe(asked);
      },
    ),
    { numRuns: 150 },
  );
});
