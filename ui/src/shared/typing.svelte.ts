import { type Help, helpOf } from "../editor";
import { commands, type AppError, type TypingHelp } from "../ipc/bindings";

/** The help at typing as it is before a vault says otherwise. */
export const usualHelp: TypingHelp = {
  off: [],
  quotes: "guillemets",
  digits: "as_typed",
  abbreviations: [],
};

/** The newsroom's help at typing, as the open vault keeps it. */
export class Typing {
  current: TypingHelp = $state.raw(usualHelp);
  /** Why it could not be read, or the last change not be kept. */
  error: AppError | null = $state.raw(null);
  /** The rules that are on, with the signs of the house, for the editor. */
  help: Help = $derived(helpOf(this.current));

  #last = Promise.resolve(true);

  /** Reads it from the vault; what was known stays where it cannot be read. */
  async load(): Promise<void> {
    this.#take(await commands.typingHelp());
  }

  /** Changes some of it, and keeps it; false, with `error`, where it stays as it was. */
  change(some: Partial<TypingHelp>): Promise<boolean> {
    // The vault is told all of it at once: what was changed a moment ago has to be known first.
    this.#last = this.#last.then(async () =>
      this.#take(await commands.typingHelpSave({ ...this.current, ...some })),
    );
    return this.#last;
  }

  #take(answer: Awaited<ReturnType<typeof commands.typingHelp>>): boolean {
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.current = answer.data;
    return answer.status === "ok";
  }
}

/** The help of the open vault. */
export const typing = new Typing();
