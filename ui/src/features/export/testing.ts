/** What is written in a blob; the page of the tests has no shorter way. */
export function wordsOf(blob: Blob | undefined): Promise<string> {
  const reader = new FileReader();
  return new Promise((settle) => {
    reader.onload = () => settle(reader.result as string);
    reader.readAsText(blob ?? new Blob());
  });
}
