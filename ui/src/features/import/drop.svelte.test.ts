import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { FileDrop } from "./drop.svelte";

let host: FakeWarraq;
let dropped: string[][];
let drop: FileDrop;
let stop: () => void;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  dropped = [];
  drop = new FileDrop((paths) => dropped.push(paths));
  stop = drop.listen();
});

afterEach(() => stop());

/** jsdom has no drag events: an event with the one thing that is read. */
function drag(type: string, types: string[]): DragEvent {
  const event = new Event(type, { cancelable: true });
  return Object.assign(event, { dataTransfer: { types }, relatedTarget: null }) as never;
}

describe("files dragged over the window", () => {
  it("are shown while the shell says so, and imported when dropped", () => {
    host.emit("files-hover", true);
    expect(drop.hovering).toBe(true);
    host.emit("files-dropped", { paths: ["/in/خبر.docx"], at: { x_px: 0, y_px: 0 } });
    expect([drop.hovering, dropped]).toEqual([false, [["/in/خبر.docx"]]]);
    host.emit("files-dropped", { paths: [], at: { x_px: 0, y_px: 0 } });
    expect(dropped).toHaveLength(1);
  });

  it("stay shown while they pass over the page's elements, where the shell tells", () => {
    host.emit("files-hover", true);
    drop.left(drag("dragleave", ["Files"]));
    expect(drop.hovering).toBe(true);
  });

  it("that leave are no longer shown", () => {
    host.emit("files-hover", true);
    host.emit("files-hover", false);
    expect(drop.hovering).toBe(false);
  });

  it("never open in the page's place, and in a browser lead to the command", () => {
    const over = drag("dragover", ["Files"]);
    drop.over(over);
    expect([over.defaultPrevented, drop.hovering]).toEqual([true, true]);
    const let_go = drag("drop", ["Files"]);
    drop.drop(let_go);
    expect([let_go.defaultPrevented, drop.hovering, drop.pathless]).toEqual([true, false, true]);
    drop.dismiss();
    expect(drop.pathless).toBe(false);
  });

  it("need no hint where the shell tells their paths", () => {
    host.emit("files-hover", true);
    drop.drop(drag("drop", ["Files"]));
    expect(drop.pathless).toBe(false);
  });

  it("are not words dragged within the page, nor a drag that someone else has taken", () => {
    const words = drag("dragover", ["text/plain"]);
    drop.over(words);
    const taken = drag("dragover", ["Files"]);
    taken.preventDefault();
    drop.over(taken);
    expect([words.defaultPrevented, drop.hovering]).toEqual([false, false]);
  });

  it("are not heard of once nobody listens", async () => {
    stop();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    host.emit("files-hover", true);
    expect(drop.hovering).toBe(false);
  });
});
