import { FileDrop } from "../features/import/drop.svelte";
import type { Newsroom } from "./newsroom.svelte";

/** Files let go over the window: pictures on the page are for its article, all else becomes articles. */
export function fileDrop(room: Newsroom): FileDrop {
  const page = () => (room.sheet === null ? (room.article?.page ?? null) : null);
  return new FileDrop(
    (paths, at) => {
      const rest = page()?.takePaths(paths, at) ?? paths;
      if (rest.length > 0) void room.importFiles(rest);
    },
    (files, at) => page()?.takeFiles(files, at) ?? false,
  );
}
