import { OpenArticle } from "../features/page/article.svelte";
import type { Spot } from "../features/page/spot";
import type { Newsroom } from "./newsroom.svelte";

/** What of the newsroom shows one article or two. */
export type Room = Pick<Newsroom, "article" | "open" | "opened" | "pages" | "saved">;

/**
 * Opens a second article beside the first, where there is room for two; the only one where there is none yet. Its page
 * begins at `spot` where one is given.
 */
export async function openBeside(room: Room, id: string, spot: Spot | null = null): Promise<void> {
  const { pages } = room;
  if (room.article === null) await room.open(id);
  if (pages.of(id) !== null || !pages.hasRoom()) return;
  const article = await room.opened(() => OpenArticle.open(id));
  if (article === null || pages.of(id) !== null) return;
  article.comeTo(spot);
  pages.show(article);
}

/** Shows the first article alone, once all is saved. */
export async function closeBeside(room: Room): Promise<void> {
  if (room.pages.beside !== null && (await room.saved())) room.pages.closeBeside();
}

/** Has the window be about the second article, and puts the first beside it. Both are read again from the disk. */
export async function swapBeside(room: Room): Promise<void> {
  const { main, beside } = room.pages;
  if (main === null || beside === null) return;
  await room.open(beside.id);
  if (room.article?.id === beside.id) await openBeside(room, main.id);
}
