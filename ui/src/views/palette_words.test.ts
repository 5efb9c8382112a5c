import { beforeEach, expect, it } from "vitest";
import { Palette } from "../features/palette/palette.svelte";
import { language } from "../i18n";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import type { Language } from "../ipc/bindings";
import { actions, paletteCommands, type WindowMoves } from "./commands";
import { Newsroom } from "./newsroom.svelte";

let room: Newsroom;

beforeEach(() => {
  const host = new FakeWarraq();
  useHost(host);
  room = new Newsroom(host.state, () => undefined);
  return () => void (language.code = "ar");
});

function first(query: string): string {
  const palette = new Palette(paletteCommands(actions(room, {} as WindowMoves), room));
  palette.type(query);
  palette.close();
  const [entry] = palette.entries;
  return entry?.kind === "command" ? `${entry.command.id} ${entry.command.keys}`.trim() : "";
}

/** A query as somebody types it, and what it finds, with the keys that are shown beside it. */
const cases: readonly (readonly [string, string])[] = [
  ["إطبع المقال", "print Ctrl P"],
  ["طباعه", "print Ctrl P"],
  ["مُخَطَّط", "outline Ctrl Shift L"],
  ["عدد الكلمات", "counts Ctrl Shift G"],
  ["تركیز", "focus_mode F9"],
  ["آله کاتبه", "typewriter Shift F9"],
  ["كبـــر نص", "text_larger Ctrl Shift ."],
  ["المجاور", "close_beside Ctrl W"],
  ["word count", "counts Ctrl Shift G"],
  ["OUTLINE", "outline Ctrl Shift L"],
  ["distraction", "focus_mode F9"],
  ["print", "print Ctrl P"],
];

it.each<Language>(["ar", "en", "ckb", "kmr"])(
  "commands are found in Arabic and English in a window that speaks %s, with their keys",
  (code) => {
    language.code = code;
    expect(cases.map(([query]) => [query, first(query)])).toEqual(cases);
  },
);
