/**
 * Shortcuts that work under every keyboard layout.
 *
 * Under an Arabic layout the Z key sends key "ئ", and WebKitGTK sends key code 0 with it; only `code`
 * still says which key it was. So a Latin letter is taken from `key` (which follows AZERTY or Dvorak),
 * and whatever is no Latin letter from `code`. Key codes are never looked at.
 */
import { type Command, Plugin } from "prosemirror-state";

/** What the matching needs of a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey" | "getModifierState"
>;

const PUNCTUATION: Record<string, string> = {
  Backslash: "\\",
  BracketLeft: "[",
  BracketRight: "]",
  Comma: ",",
  Equal: "=",
  Minus: "-",
  Period: ".",
  Quote: "'",
  Semicolon: ";",
  Slash: "/",
  Space: " ",
};

/** The name of a key by its place on the keyboard: "z", "7", "/", "Enter"; "" for an unknown place. */
function nameOfCode(code: string): string {
  const printed = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d))$/.exec(code);
  if (printed) return (printed[1] ?? printed[2] ?? printed[3] ?? "").toLowerCase();
  return PUNCTUATION[code] ?? code.replace(/^Numpad/, "");
}

/** Keys that print nothing have names in Latin letters: "Enter", "ArrowUp", "F6". */
const NAMED = /^[A-Z][A-Za-z0-9]+$/;

/** What the pressed key may be called, the likeliest name first. */
function keyNames(press: KeyPress): string[] {
  const { key, code } = press;
  if (/^[a-z]$/i.test(key)) return [key.toLowerCase()];
  const place = nameOfCode(code);
  if (NAMED.test(key) && key !== "Unidentified" && key !== "Dead") return [key];
  const held = press.ctrlKey || press.altKey || press.metaKey;
  // Without a modifier a printed key types: it is no shortcut by its place.
  if (!held && place.length === 1) return key.length === 1 ? [key] : [];
  return key.length === 1 && key !== place ? [key, place] : [place];
}

function withModifiers(
  name: string,
  held: { alt: boolean; ctrl: boolean; meta: boolean; shift: boolean },
): string {
  const parts = [
    held.alt && "Alt",
    held.ctrl && "Ctrl",
    held.meta && "Meta",
    held.shift && "Shift",
    name,
  ];
  return parts.filter((part) => part !== false && part !== "").join("-");
}

/** A binding such as "Mod-Shift-z" with its modifiers in the order that presses are named in. */
function normalName(binding: string, onMac: boolean): string {
  const parts = binding.split(/-(?!$)/);
  const name = parts.pop() ?? "";
  const has = (modifier: string): boolean => parts.includes(modifier);
  return withModifiers(name, {
    alt: has("Alt"),
    ctrl: has("Ctrl") || (has("Mod") && !onMac),
    meta: has("Meta") || (has("Mod") && onMac),
    shift: has("Shift"),
  });
}

/** The names of a key press with its modifiers, the likeliest first; none while AltGr types a sign. */
export function pressNames(press: KeyPress): string[] {
  if (press.getModifierState("AltGraph")) return [];
  const held = {
    alt: press.altKey,
    ctrl: press.ctrlKey,
    meta: press.metaKey,
    shift: press.shiftKey,
  };
  return keyNames(press).map((name) => withModifiers(name, held));
}

/** Whether the page runs on a Mac, where Mod is the command key. */
export function isMac(platform = globalThis.navigator.platform): boolean {
  return /Mac|iP(hone|[oa]d)/.test(platform);
}

/** A plugin that runs the command bound to a key press; the first of its names that is bound counts. */
export function keymapPlugin(bindings: Record<string, Command>, onMac = isMac()): Plugin {
  const commands = new Map(
    Object.entries(bindings).map(([name, command]) => [normalName(name, onMac), command]),
  );
  return new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        pressNames(event).some(
          (name) => commands.get(name)?.(view.state, view.dispatch.bind(view), view) ?? false,
        ),
    },
  });
}
