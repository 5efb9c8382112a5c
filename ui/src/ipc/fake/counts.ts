import type { Length, Profile, ProfileId, Target } from "../bindings";

/** How long texts are in an in-memory vault, roughly, and how long they should be. */
export class FakeCounts {
  readonly #profiles: readonly Profile[];
  readonly #wanted = new Map<string, number>();

  constructor(profiles: readonly Profile[]) {
    this.#profiles = profiles;
  }

  /** Every command that it answers. */
  readonly answers: Record<string, (args: never) => unknown> = {
    text_length: ({ lines }: { lines: string[] }): Length => {
      const words = lines.flatMap((line) => line.split(/\s+/u).filter(Boolean)).length;
      const characters = lines.join("").length;
      return { words, characters, reading_minutes: words === 0 ? 0 : Math.ceil(words / 180) };
    },
    article_target: (args: { article: string; profile: ProfileId }): Target => ({
      own: this.#wanted.get(args.article) ?? null,
      usual: this.#profiles.find(({ id }) => id === args.profile)?.target_words ?? null,
    }),
    article_set_target: (args: { article: string; words: number | null }): null => {
      if (args.words === null) this.#wanted.delete(args.article);
      else this.#wanted.set(args.article, args.words);
      return null;
    },
  };
}
