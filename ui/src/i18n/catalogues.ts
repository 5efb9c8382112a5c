import type { Language } from "../ipc/bindings";
import { merge, type Catalogue, type Message } from "./messages";

type File = Record<string, Message>;

/** Every language's messages, one file a noun, compiled into the page. */
export const catalogues: Readonly<Record<Language, Catalogue>> = {
  ar: merge(import.meta.glob<File>("./ar/*.json", { eager: true, import: "default" })),
  en: merge(import.meta.glob<File>("./en/*.json", { eager: true, import: "default" })),
  ckb: merge(import.meta.glob<File>("./ckb/*.json", { eager: true, import: "default" })),
  kmr: merge(import.meta.glob<File>("./kmr/*.json", { eager: true, import: "default" })),
};
