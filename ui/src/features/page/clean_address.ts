import { normalHref } from "../../editor";
import { commands, type BlockJson } from "../../ipc/bindings";

/**
 * What was typed or pasted into a field for an address, as the host would put it into the text: without what follows
 * readers. It stays as it is where it is no address, or the host cannot read it.
 */
export async function cleanAddress(typed: string, language: string): Promise<string> {
  const href = normalHref(typed);
  if (href === null) return typed;
  const answer = await commands.pasteRead("", href, language);
  if (answer.status === "error") return typed;
  const clean = addressOf(answer.data.blocks).trim();
  // What is no single address any more is left to whoever typed it.
  return normalHref(clean) === null ? typed : clean;
}

/** The letters of what was read, or where its card leads. */
function addressOf(blocks: readonly BlockJson[]): string {
  return blocks
    .map(({ attrs, text, content }) => {
      const url = attrs?.["url"];
      return typeof url === "string" ? url : (text ?? addressOf(content ?? []));
    })
    .join("");
}
