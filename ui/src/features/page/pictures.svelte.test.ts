import { beforeEach, expect, it } from "vitest";
import type { NewFigure } from "../../editor";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { isPictureName, PictureRun } from "./pictures.svelte";

let host: FakeWarraq;
const inserted: { figures: NewFigure[]; before: string | null }[] = [];

function run(): PictureRun {
  return new PictureRun((figures, before) => void inserted.push({ figures, before }));
}

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  inserted.length = 0;
});

it("brings files and puts in those that became pictures, where they were let go", async () => {
  const pictures = run();
  await pictures.fromPaths(["/in/جسر.jpg", "/in/نهر.heic", "/in/سوق.png"], "01K0");
  expect(inserted).toHaveLength(1);
  const [{ figures, before } = { figures: [], before: null }] = inserted;
  expect(before).toBe("01K0");
  expect(figures.map(({ credit }) => credit)).toEqual(["رويترز", "رويترز"]);
  expect(pictures.failed.map(({ path, error }) => [path, error?.code])).toEqual([
    ["/in/نهر.heic", "picture_heic"],
  ]);
  pictures.dismiss();
  expect(pictures.failed).toEqual([]);
});

it("asks the system's dialog where no files are named; one that is left changes nothing", async () => {
  const pictures = run();
  await pictures.fromPaths(null);
  expect(inserted).toEqual([]);
  host.pictures.chosen = ["/in/جسر.jpg"];
  await pictures.fromPaths(null);
  expect(inserted).toHaveLength(1);
});

it("sends what was pasted whole", async () => {
  const bytes = Uint8Array.from([0, 255, 7, 128]);
  await run().fromFiles([new File([bytes], "image.png", { type: "image/png" })]);
  const sent = host.requests.find(({ command }) => command === "media_add_pasted");
  expect(sent?.args).toEqual({ name: "image.png", data: btoa("\u0000\u00ff\u0007\u0080") });
  expect(inserted).toHaveLength(1);
});

it("does not even read what is too large", async () => {
  const file = new File(["x"], "huge.png", { type: "image/png" });
  Object.defineProperty(file, "size", { value: 65 * 1024 * 1024 });
  const pictures = run();
  await pictures.fromFiles([file]);
  expect(pictures.failed[0]?.error?.code).toBe("file_too_large");
  expect(host.requests).toEqual([]);
});

it("stops after the picture it is at, and keeps what came", async () => {
  host.pictures.pace_ms = 5;
  const pictures = run();
  const done = pictures.fromPaths(["/in/1.jpg", "/in/2.jpg", "/in/3.jpg"]);
  expect(pictures.running).toBe(true);
  while (pictures.progress === null) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(pictures.progress).toEqual({ file: "/in/1.jpg", done: 0, total: 3 });
  await pictures.cancel();
  await done;
  expect(pictures.running).toBe(false);
  expect(inserted[0]?.figures).toHaveLength(1);
});

it("brings one lot at a time and says so", async () => {
  host.pictures.pace_ms = 5;
  const pictures = run();
  const first = pictures.fromPaths(["/in/1.jpg"]);
  await pictures.fromPaths(["/in/2.jpg"]);
  expect(pictures.error?.code).toBe("media_running");
  await first;
  expect(inserted).toHaveLength(1);
});

it("says why none could be brought", async () => {
  host.failing.set("media_add", { code: "locked", detail: "" });
  const pictures = run();
  await pictures.fromPaths(["/in/1.jpg"]);
  expect([pictures.error?.code, inserted.length]).toEqual(["locked", 0]);
});

it("knows pictures by their names, those that are refused too", () => {
  const names = ["/in/جسر.JPG", "a.webp", "C:\\b.heic", "c.svg"];
  expect(names.every(isPictureName)).toBe(true);
  expect(["خبر.docx", "jpg", "a.png.txt"].some(isPictureName)).toBe(false);
});
