import type { FindDesk, Places } from "../features/find/many.svelte";
import type { Asked } from "../features/page/find.svelte";
import type { Newsroom } from "./newsroom.svelte";

/** What looking through several articles needs of the window. */
export function desk(room: Newsroom): FindDesk {
  return {
    flush: () => room.flush(),
    articlesIn: (places) => articlesIn(room, places),
    replaced: async (articles) => {
      room.error = await room.pages.readAgain(articles);
      await room.library.refresh();
      await room.undo.offer(["article.replace"]);
    },
  };
}

/** Shows the sheet for finding and replacing in several articles: in the chosen ones, where some are. */
export function findMany(room: Newsroom): void {
  const { finding, library, article } = room;
  finding.begin({
    chosen: library.chosen.count,
    listed: library.countOf(library.status),
    open: article?.id ?? null,
  });
  room.sheet = "find";
}

/** Shows the sheet for one open article, with what its own find bar looks for. */
export function findInOne(room: Newsroom, article: string, asked: Asked): void {
  const { finding, library } = room;
  Object.assign(finding, asked);
  finding.begin(
    { chosen: library.chosen.count, listed: library.countOf(library.status), open: article },
    "open",
  );
  room.sheet = "find";
}

async function articlesIn(room: Newsroom, places: Places): Promise<string[]> {
  const { library, finding } = room;
  switch (places) {
    case "chosen":
      return library.chosen.inOrderOf(library.articles).map(({ id }) => id);
    case "open":
      return finding.offered.open === null ? [] : [finding.offered.open];
    case "listed":
      return (await library.everything()).map(({ id }) => id);
  }
}
