/**
 * Pictures that are pasted as files: of the screen, of a camera's program, of another page.
 */
import { Plugin } from "prosemirror-state";

/** Takes pictures that were pasted: they come in where the caret is. */
export type TakePictures = (files: readonly File[]) => void;

/**
 * The pictures that a clipboard holds where they are what was copied. A word processor puts a picture of the text
 * beside the text: there the text is meant.
 */
export function picturesIn(data: DataTransfer | null): File[] {
  if (data?.getData("text/plain").trim() !== "") return [];
  const html = data.getData("text/html");
  if (html !== "" && !isOnlyPicture(html)) return [];
  return [...data.files].filter(({ type }) => type.startsWith("image/"));
}

/** Whether a page's piece is a picture and nothing else; it is looked at as text, and nothing of it is loaded. */
function isOnlyPicture(html: string): boolean {
  const tags = html.replace(/<!--[\s\S]*?-->/gu, "").replace(/<(?!img\b)[^>]*>/giu, "");
  return /^\s*<img\b[^>]*>\s*$/iu.test(tags);
}

/** The plugin that gives pasted pictures to `take`. */
export function pictureFilesPlugin(take: TakePictures): Plugin {
  return new Plugin({
    props: {
      handlePaste(_view, event) {
        const files = picturesIn(event.clipboardData);
        if (files.length === 0) return false;
        take(files);
        return true;
      },
    },
  });
}
