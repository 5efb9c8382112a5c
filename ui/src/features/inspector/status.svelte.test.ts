import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type AppError, type Status } from "../../ipc/bindings";
import { StatusChoice } from "./status.svelte";

class Article {
  status = $state<Status>("draft");
  refusal: AppError | null = null;

  setStatus(status: Status): Promise<AppError | null> {
    if (this.refusal === null) this.status = status;
    return Promise.resolve(this.refusal);
  }
}

beforeEach(() => {
  vi.spyOn(commands, "workflow").mockResolvedValue({
    status: "ok",
    data: [
      { status: "draft", next: ["submitted", "spiked"] },
      { status: "submitted", next: ["in-edit"] },
    ],
  });
});

describe("the choice of status", () => {
  it("offers where the article stands and the steps from there", async () => {
    const article = new Article();
    const choice = new StatusChoice(article);
    expect(choice.options).toEqual(["draft"]);
    await choice.load();
    expect(choice.options).toEqual(["draft", "submitted", "spiked"]);
    expect(await choice.choose("submitted")).toBe(true);
    expect(choice.options).toEqual(["submitted", "in-edit"]);
  });

  it("goes back to where it stood when it is refused, and says why", async () => {
    const article = new Article();
    article.refusal = { code: "transition_refused", detail: "" };
    const choice = new StatusChoice(article);
    const moved = choice.choose("spiked");
    expect(choice.shown).toBe("spiked");
    expect(await moved).toBe(false);
    expect(choice.shown).toBe("draft");
    expect(choice.error?.code).toBe("transition_refused");
  });
});
