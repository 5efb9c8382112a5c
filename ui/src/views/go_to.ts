import { tick } from "svelte";
import type { FieldName, FoundWord } from "../ipc/bindings";
import type { Newsroom } from "./newsroom.svelte";

/** What stands somewhere in an article. */
export type Placed = Pick<FoundWord, "field" | "block"> & { part: FoundWord["part"] | null };

/** Goes to a place in the open article. */
export async function goTo(room: Newsroom, { part, field, block }: Placed): Promise<void> {
  if (block !== null && room.article?.showBlock(block) === true) return;
  if (part === "tag") room.show("tags");
  else if (field !== null) await goToField(room, field);
}

/** Goes to a field of the open article. */
export async function goToField(room: Newsroom, field: FieldName): Promise<void> {
  // Kicker, headline and standfirst are on the page, all others in their pane.
  const find = (): HTMLElement | null =>
    document.querySelector(`[data-focus="field-${field}"] :is(input, textarea, select)`);
  if (find() === null) {
    room.show("fields");
    await tick();
  }
  find()?.focus();
}
