import type { Preferences } from "../bindings";

/** How the window looks and speaks before anybody chose. */
export const usualPreferences: Preferences = {
  language: "ar",
  theme: "light",
  text_font: "amiri",
  zoom: 100,
  text_size: 100,
  page_width: "usual",
  line_spacing: "usual",
  typewriter: false,
  focus_on: "paragraph",
  lock_minutes: 10,
};
