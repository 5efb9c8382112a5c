import { OpenArticle } from "../features/page/article.svelte";
import type { Newsroom } from "./newsroom.svelte";

/** Opens a second article beside the first, where there is room for two; the only one where there is none yet. */
export async function openBeside(room: Newsroom, id: string): Promise<void> {
  const { pages } = room;
  if (room.article === null) await room.open(id);
  if (pages.of(id) !== null || !pages.hasRoom()) return;
  const article = await room.opened(() => OpenArticle.open(id));
  if (article !== null && pages.of(id) === null) pages.show(article);
}

/** Shows the first article alone, once all is saved. */
export async function closeBeside(room: Newsroom): Promise<void> {
  if (room.pages.beside !== null && (await room.saved())) room.pages.closeBeside();
}

/** Has the window be about the second article, and puts the first beside it. Both are read again from the disk. */
export async function swapBeside(room: Newsroom): Promise<void> {
  const { main, beside } = room.pages;
  if (main === null || beside === null) return;
  await room.open(beside.id);
  if (room.article?.id === beside.id) await openBeside(room, main.id);
}
