import { expect, it } from "vitest";

const sources: Readonly<Record<string, string>> = import.meta.glob<string>("./**/*.{svelte,ts}", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** The files that each file imports, types apart, by their paths from here. */
function importsOf(path: string): string[] {
  const source = sources[path] ?? "";
  const asked = source.matchAll(/^\s*(?:import|export) (?!type )[^"]*?from "(\.[^"]+)"/gmu);
  return [...asked].flatMap(([, relative]) => {
    const target = new URL(relative ?? "", `file:///${path}`).pathname.replace(/^\//u, "./");
    const names = [target, `${target}.ts`, `${target}/index.ts`];
    return names.filter((name) => sources[name] !== undefined).slice(0, 1);
  });
}

it("no file imports itself by way of others", () => {
  const done = new Set<string>();
  const visit = (path: string, way: string[]): void => {
    expect(way.includes(path) ? [...way.slice(way.indexOf(path)), path] : []).toEqual([]);
    if (done.has(path)) return;
    for (const next of importsOf(path)) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of Object.keys(sources)) visit(path, []);
  expect(importsOf("./views/App.svelte")).toContain("./views/Window.svelte");
  expect(importsOf("./features/page/followed.ts")).toEqual([]);
});

it("only the host speaks to the desktop shell", () => {
  const speaking = Object.entries(sources).filter(([, source]) =>
    source.includes('from "@tauri-apps'),
  );
  expect(speaking.map(([path]) => path)).toEqual(["./ipc/host.ts"]);
});
