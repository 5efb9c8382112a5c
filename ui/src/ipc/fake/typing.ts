import type { TypingHelp } from "../bindings";
import { Refusal } from "./refusal";

/** The help at typing of an in-memory vault. */
export class FakeTyping {
  help: TypingHelp = { off: [], quotes: "guillemets", digits: "as_typed", abbreviations: [] };

  /** Every command that it answers. */
  readonly answers: Record<string, (args: never) => unknown> = {
    typing_help: () => this.help,
    typing_help_save: ({ help }: { help: TypingHelp }) => {
      const shorts = help.abbreviations.map(({ short }) => short);
      const isWrong = shorts.some((short) => short === "" || /\s/u.test(short));
      if (isWrong || new Set(shorts).size < shorts.length) throw new Refusal("invalid_field");
      return (this.help = help);
    },
  };
}
