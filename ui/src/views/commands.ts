import { profileIds } from "../features/library/profiles";
import { language, offeredLanguages, t, textIn } from "../i18n";
import type { Language } from "../ipc/bindings";
import type { Command } from "../shared/command";
import { preferences } from "../shared/preferences.svelte";
import { keysOf, windowShortcuts, type WindowAction } from "../shared/shortcuts";
import { writing } from "../shared/writing.svelte";
import { closeBeside, swapBeside } from "./beside";
import { findMany } from "./find_many";
import type { Newsroom } from "./newsroom.svelte";

/** What the window itself does, apart from the newsroom: moving the focus. */
export type WindowMoves = {
  nextPane(): void;
  previousPane(): void;
  filter(): void;
  copyExport(): void;
  print(): void;
  /** Goes to a difference of the versions on the page; false where none are shown. */
  toDifference(step: 1 | -1): boolean;
  nameVersion(): void;
};

/** What each shortcut does. */
export function actions(room: Newsroom, moves: WindowMoves): Record<WindowAction, () => void> {
  return {
    palette: () => (room.sheet = "palette"),
    new_article: () => void room.create("news"),
    import: () => void room.importFiles(null),
    paste_import: () => (room.sheet = "paste"),
    filter: () => moves.filter(),
    find_many: () => findMany(room),
    save_now: () => void room.flush(),
    undo_action: () => void room.undo.run(),
    fields: () => room.show("fields"),
    tags: () => room.show("tags"),
    export: () => room.show("export"),
    export_chosen: () => room.exportChosen(),
    copy_export: () => moves.copyExport(),
    print: () => moves.print(),
    revisions: () => room.show("revisions"),
    review: () => room.show("review"),
    delivery: () => room.show("delivery"),
    deliver_chosen: () => room.deliverChosen(),
    outbox: () => (room.sheet = "outbox"),
    name_version: () => moves.nameVersion(),
    next_suggestion: () => {
      if (!moves.toDifference(1)) toSuggestion(room, 1);
    },
    previous_suggestion: () => {
      if (!moves.toDifference(-1)) toSuggestion(room, -1);
    },
    accept_suggestion: () => decide(room, "accept"),
    reject_suggestion: () => decide(room, "reject"),
    previous_article: () => void room.step(-1),
    next_article: () => void room.step(1),
    next_pane: () => moves.nextPane(),
    previous_pane: () => moves.previousPane(),
    zoom_in: () => void preferences.zoomBy(1),
    zoom_out: () => void preferences.zoomBy(-1),
    zoom_reset: () => void preferences.zoomBy(0),
    text_larger: () => void preferences.textSizeBy(1),
    text_smaller: () => void preferences.textSizeBy(-1),
    outline: () => writing.outline(),
    counts: () => showCounts(room),
    focus_mode: () => (writing.alone = !writing.alone && room.article !== null),
    typewriter: () => void turnTypewriter(),
    close_beside: () => void closeBeside(room),
    shortcuts: () => (room.sheet = "shortcuts"),
    settings: () => (room.sheet = "settings"),
    lock: () => void room.leave("lock"),
    close: () => void room.leave("close"),
  };
}

/** Shows how long the open article is. */
function showCounts(room: Newsroom): void {
  if (room.article !== null) room.sheet = "counts";
}

/** Keeps the line that is written in the middle, or lets it go. */
function turnTypewriter(): Promise<void> {
  return preferences.change({ typewriter: !preferences.current.typewriter });
}

/** Goes to the next or previous suggestion in the text; where there is none, the review says so. */
function toSuggestion(room: Newsroom, step: 1 | -1): void {
  if (room.article?.suggested.step(step) === false) room.show("review");
}

/** Decides about the suggestion at the caret. */
function decide(room: Newsroom, decision: "accept" | "reject"): void {
  const suggested = room.article?.suggested;
  const current = suggested?.current ?? null;
  if (current !== null) suggested?.[decision](current);
}

/** Everything the palette offers: what has keys, and what has none. */
export function paletteCommands(run: Record<WindowAction, () => void>, room: Newsroom): Command[] {
  const withKeys = windowShortcuts
    .filter(({ action }) => action !== "palette")
    .map(({ action }) => named(action, `command.${action}`, keysOf(action), run[action]));
  return [
    ...withKeys,
    ...sheets(room),
    ...blocks(room),
    ...allSuggestions(room),
    ...profiles(room),
    ...looks(),
  ];
}

/** What can be put into the open article's text, and done with its blocks. */
function blocks(room: Newsroom): Command[] {
  const page = room.article?.page ?? null;
  if (page === null) return [];
  return page
    .blockActions()
    .map((action) =>
      named(`text.${action}`, `command.text.${action}`, keysOf(action), () => page.act(action)),
    );
}

function allSuggestions(room: Newsroom): Command[] {
  const suggested = room.article?.suggested;
  if (suggested === undefined || suggested.list.length === 0) return [];
  return [
    named("accept_all", "command.accept_all", "", () => void suggested.acceptAll()),
    named("reject_all", "command.reject_all", "", () => void suggested.rejectAll()),
  ];
}

function sheets(room: Newsroom): Command[] {
  return [
    named("import_report", "command.import_report", "", () => (room.sheet = "report")),
    named("clean", "command.clean", "", () => (room.sheet = "clean")),
    named("presets", "command.presets", "", () => (room.sheet = "presets")),
    named("sites", "command.sites", "", () => (room.sheet = "sites")),
    named("backups", "command.backups", "", () => (room.sheet = "backups")),
    named("secrets", "command.secrets", "", () => (room.sheet = "secrets")),
    named("never_publish", "command.never_publish", "", () => (room.sheet = "never_publish")),
    named("typing", "command.typing", "", () => (room.sheet = "typing")),
    named("pull", "command.pull", "", () => room.back.openPull()),
    named("follow", "command.follow", "", () => (room.sheet = "follow")),
    ...(room.article === null ? [] : ofPost(room)),
    ...(room.pages.beside === null ? [] : besides(room)),
  ];
}

/** What can be done with the posts of the open article. */
function ofPost(room: Newsroom): Command[] {
  return [
    named("conflict", "command.conflict", "", () => void room.back.compare()),
    named("correct", "command.correct", "", () => void room.back.openCorrect()),
  ];
}

function besides(room: Newsroom): Command[] {
  return [named("swap_beside", "command.swap_beside", "", () => void swapBeside(room))];
}

function profiles(room: Newsroom): Command[] {
  return profileIds.map((id) => ({
    id: `new.${id}`,
    label: t("command.new.profile", { profile: t(`profile.${id}`) }),
    names: offeredLanguages.map((code) =>
      textIn(code, "command.new.profile", { profile: textIn(code, `profile.${id}`) }),
    ),
    keys: "",
    run: () => void room.create(id),
  }));
}

function looks(): Command[] {
  const languages = offeredLanguages
    .filter((code) => code !== language.code)
    .map((code) =>
      named(`language.${code}`, `command.language.${code}`, "", () => {
        void preferences.change({ language: code });
      }),
    );
  return [
    named("theme", "command.theme", "", () => void preferences.toggleTheme()),
    named("text_reset", "command.text_reset", "", () => void preferences.textSizeBy(0)),
    ...languages,
  ];
}

function named(id: string, key: string, keys: string, run: () => void): Command {
  const names = offeredLanguages.flatMap((code) => [textIn(code, key), alsoIn(code, key)]);
  return { id, label: t(key), names: names.filter((name) => name !== ""), keys, run };
}

/** Other words that people look for a command by; empty where the catalogue has none. */
function alsoIn(code: Language, key: string): string {
  const words = textIn(code, `${key}.also`);
  return words === `${key}.also` ? "" : words;
}
