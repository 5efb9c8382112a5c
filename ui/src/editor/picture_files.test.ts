import { expect, test } from "vitest";
import { picturesIn } from "./picture_files";

/** A clipboard with these files and texts. */
function clipboard(files: readonly File[], texts: Record<string, string> = {}): DataTransfer {
  const data = { files, getData: (type: string) => texts[type] ?? "" };
  // Of a clipboard no more than this is asked for.
  return data as unknown as DataTransfer;
}

const photo = new File(["x"], "جسر.jpg", { type: "image/jpeg" });
const text = new File(["x"], "خبر.txt", { type: "text/plain" });

test("a picture of the screen, and one copied from a page, are pictures", () => {
  expect(picturesIn(clipboard([photo, text]))).toEqual([photo]);
  const html =
    '<meta charset="utf-8"><!--StartFragment--><img src="https://a.org/x.jpg"><!--EndFragment-->';
  expect(picturesIn(clipboard([photo], { "text/html": html }))).toEqual([photo]);
});

test("the picture that a word processor puts beside its text is not meant", () => {
  expect(picturesIn(clipboard([photo], { "text/plain": "نص" }))).toEqual([]);
  expect(picturesIn(clipboard([photo], { "text/html": "<p>نص <img src=a></p>" }))).toEqual([]);
  expect(picturesIn(clipboard([]))).toEqual([]);
  expect(picturesIn(null)).toEqual([]);
});
