import { profileIds } from "../features/library/profiles";
import { language, offeredLanguages, t, textIn } from "../i18n";
import type { Language } from "../ipc/bindings";
import type { Command } from "../shared/command";
import { preferences } from "../shared/preferences.svelte";
import { keysOf, windowShortcuts, type WindowAction } from "../shared/shortcuts";
import type { Newsroom } from "./newsroom.svelte";

/** What the window itself does, apart from the newsroom: moving the focus. */
export type WindowMoves = { nextPane(): void; previousPane(): void; filter(): void };

/** What each shortcut does. */
export function actions(room: Newsroom, moves: WindowMoves): Record<WindowAction, () => void> {
  return {
    palette: () => (room.sheet = "palette"),
    new_article: () => void room.create("news"),
    import: () => void room.importFiles(),
    filter: () => moves.filter(),
    save_now: () => void room.flush(),
    undo_action: () => void room.undo.run(),
    fields: () => room.show("fields"),
    tags: () => room.show("tags"),
    export: () => room.show("export"),
    revisions: () => room.show("revisions"),
    previous_article: () => void room.step(-1),
    next_article: () => void room.step(1),
    next_pane: () => moves.nextPane(),
    previous_pane: () => moves.previousPane(),
    zoom_in: () => void preferences.zoomBy(1),
    zoom_out: () => void preferences.zoomBy(-1),
    zoom_reset: () => void preferences.zoomBy(0),
    shortcuts: () => (room.sheet = "shortcuts"),
    settings: () => (room.sheet = "settings"),
    lock: () => void room.leave("lock"),
    close: () => void room.leave("close"),
  };
}

/** Everything the palette offers: what has keys, and what has none. */
export function paletteCommands(run: Record<WindowAction, () => void>, room: Newsroom): Command[] {
  const withKeys = windowShortcuts
    .filter(({ action }) => action !== "palette")
    .map(({ action }) => named(action, `command.${action}`, keysOf(action), run[action]));
  return [...withKeys, ...profiles(room), ...looks()];
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
  return [named("theme", "command.theme", "", () => void preferences.toggleTheme()), ...languages];
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
