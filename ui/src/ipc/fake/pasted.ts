import { newUlid } from "../../editor";
import type { Pasted, Removed } from "../bindings";
import { block } from "./sample";

const TRACKER = /[?&]utm_\w+=\w+/gu;

/** A stand-in for the host's reading: each line is a paragraph, and only trackers are found and taken out. */
export function readPasted(html: string, text: string): Pasted {
  const lines = (text === "" ? html.replace(/<[^>]*>/gu, "\n") : text).split("\n");
  const shown = lines.map((line) => line.trim()).filter((line) => line !== "");
  const removed = [...html.matchAll(/utm_\w+=\w+/gu)].map(([found]): Removed => ({
    kind: "tracker",
    text: found,
    after: null,
  }));
  const blocks = shown.map((line) => block(newUlid(), line.replace(TRACKER, "")));
  return { blocks, pictures: 0, removed, warnings: [], cleaned: [], turned: 0 };
}
