import { beforeEach, describe, expect, it } from "vitest";
import { language } from "../i18n";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import { WindowPreferences } from "./preferences.svelte";

let host: FakeWarraq;
let preferences: WindowPreferences;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  preferences = new WindowPreferences();
  preferences.take(host.state.preferences);
});

describe("the preferences", () => {
  it("turn the whole document round with the language", async () => {
    await preferences.change({ language: "en" });
    const { lang, dir } = document.documentElement;
    expect([lang, dir, language.code]).toEqual(["en", "ltr", "en"]);
    expect(host.state.preferences.language).toBe("en");
    preferences.take({ ...preferences.current, language: "ckb" });
    expect(document.documentElement.dir).toBe("rtl");
  });

  it("go from light to dark and back", async () => {
    await preferences.toggleTheme();
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    await preferences.toggleTheme();
    expect(document.documentElement.dataset["theme"]).toBe("light");
  });

  it("zoom by tenths within what can be read", async () => {
    for (let step = 0; step < 3; step += 1) await preferences.zoomBy(1);
    expect(preferences.current.zoom).toBe(130);
    for (let step = 0; step < 30; step += 1) await preferences.zoomBy(-1);
    expect(preferences.current.zoom).toBe(80);
    for (let step = 0; step < 30; step += 1) await preferences.zoomBy(1);
    expect(preferences.current.zoom).toBe(200);
    await preferences.zoomBy(0);
    expect(document.documentElement.style.getPropertyValue("--zoom")).toBe("1");
  });

  it("hold for this window even when they cannot be kept", async () => {
    host.failing.set("preferences_save", { code: "file_unwritable", detail: "" });
    await preferences.change({ theme: "dark" });
    expect(preferences.error?.code).toBe("file_unwritable");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });
});
