import type { AppError } from "../../ipc/bindings";
import type { TaggedArticle } from "./tags.svelte";

/** An article with tags for tests; what `refusal` holds is what the host answers. */
export function tagged(tags: string[]): TaggedArticle & { refusal: AppError | null; dir: "rtl" } {
  return new TestArticle(tags);
}

class TestArticle implements TaggedArticle {
  tags = $state<string[]>([]);
  refusal: AppError | null = null;
  readonly dir = "rtl";

  constructor(tags: string[]) {
    this.tags = tags;
  }

  addTag(name: string): Promise<AppError | null> {
    if (this.refusal === null) this.tags.push(name);
    return Promise.resolve(this.refusal);
  }

  removeTag(name: string): Promise<AppError | null> {
    if (this.refusal === null) this.tags = this.tags.filter((tag) => tag !== name);
    return Promise.resolve(this.refusal);
  }
}
