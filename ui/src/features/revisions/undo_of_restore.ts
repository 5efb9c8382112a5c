import { commands } from "../../ipc/bindings";

/** The number in the history by which the restore that was just made is taken back; null where that was not the last. */
export async function undoOfRestore(id: string): Promise<number | null> {
  const answer = await commands.historyUndoable();
  if (answer.status === "error" || answer.data === null) return null;
  const { action, article } = answer.data;
  return action === "revision.restore" && article === id ? answer.data.id : null;
}
