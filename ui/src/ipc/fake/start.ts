import type { AppState, Preferences } from "../bindings";
import { FakeWarraq, type FakeOptions } from "../fake";
import { useHost } from "../host";

/**
 * Puts a fake host behind the page when the address asks for one with `?fake`; it is then
 * `window.warraqHost`, for tests in a browser. `vault`, `language`, `theme`, `font` and `empty` say
 * how it begins.
 */
export function startFake(asked: URLSearchParams): void {
  if (!asked.has("fake")) return;
  const preferences: Partial<Preferences> = {};
  const language = asked.get("language");
  const theme = asked.get("theme");
  const font = asked.get("font");
  if (language !== null) preferences.language = language as Preferences["language"];
  if (theme !== null) preferences.theme = theme as Preferences["theme"];
  if (font !== null) preferences.text_font = font as Preferences["text_font"];
  const options: FakeOptions = { preferences };
  const vault = asked.get("vault");
  if (vault !== null) options.vault = vault as AppState["vault"];
  if (asked.has("empty")) options.articles = [];
  const host = new FakeWarraq(options);
  useHost(host);
  Object.assign(window, { warraqHost: host });
}
