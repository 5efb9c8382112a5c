import { convertFileSrc, invoke as shellInvoke } from "@tauri-apps/api/core";
import { listen as shellListen } from "@tauri-apps/api/event";

/** What answers the page's commands and sends it events: the desktop shell, or a stand-in. */
export interface Host {
  /** The command's result; rejects with the command's error value. */
  invoke(command: string, args: Record<string, unknown>): Promise<unknown>;
  /** Calls `handler` at every such event until the returned function is called. */
  listen(event: string, handler: (payload: unknown) => void): Promise<() => void>;
  /** Where the picture with this id is loaded from. */
  pictureAddress(media: string): string;
  /** Where previews of articles are loaded from; ends in a slash. */
  previewRoot(): string;
}

const shell: Host = {
  invoke: (command, args) => shellInvoke(command, args),
  listen: (event, handler) => shellListen(event, (message) => handler(message.payload)),
  // The shell's own scheme, as the system's webview spells it.
  pictureAddress: (media) => convertFileSrc(media, "media"),
  previewRoot: () => convertFileSrc("", "preview"),
};

let current: Host = shell;

/** Replaces the desktop shell, for tests and for running the page in a plain browser. */
export function useHost(host: Host): void {
  current = host;
}

/** The result of a command of the host; rejects with what the host answered. */
export function invoke<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  return current.invoke(command, args) as Promise<T>;
}

/** Calls `handler` at every event of that name; resolves to the function that stops it. */
export function listen(event: string, handler: (payload: unknown) => void): Promise<() => void> {
  return current.listen(event, handler);
}

/** Where the picture of the vault with this id is loaded from. */
export function pictureAddress(media: string): string {
  return current.pictureAddress(media);
}

/** Where the article is loaded from as readers of that format would see it. What is chosen is letters and digits. */
export function previewAddress(
  article: string,
  format: string,
  chosen: readonly { name: string; value: string }[],
): string {
  const query = new URLSearchParams(chosen.map(({ name, value }) => [name, value]));
  return `${current.previewRoot()}${article}/${format}?${query.toString()}`;
}
