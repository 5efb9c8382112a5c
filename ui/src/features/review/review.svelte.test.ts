import { beforeEach, describe, expect, it } from "vitest";
import { Review } from "./review.svelte";
import { PaperText, suggestion } from "./testing.svelte";

const [one, two, three] = [
  suggestion("1"),
  suggestion("2", { kind: "comment", comment: "لماذا؟" }),
  suggestion("3", { kind: "deletion" }),
];
let text: PaperText;
let review: Review;

beforeEach(() => {
  text = new PaperText([one, two, three]);
  review = new Review(text);
});

describe("the list of suggestions", () => {
  it("begins with the first and goes on by steps, in the text too, staying at the ends", () => {
    expect(review.current).toBe(one);
    review.move(1);
    expect(review.current).toBe(two);
    review.moveTo("last");
    review.move(1);
    expect(review.current).toBe(three);
    review.moveTo("first");
    review.move(-1);
    expect(text.done).toEqual([`select ${two.key}`, `select ${three.key}`, `select ${one.key}`]);
  });

  it("follows the caret, but not within the one that is chosen", () => {
    text.here = [three.key];
    review.follow();
    expect(review.current).toBe(three);
    review.choose(two.key);
    text.here = [one.key, two.key];
    review.follow();
    expect(review.current).toBe(two);
    text.here = [];
    review.follow();
    expect(review.current).toBe(two);
  });

  it("goes on to the next after each decision, and to the last at the end", () => {
    expect(review.accept(one)).toBe(true);
    expect(review.current).toBe(two);
    expect(review.reject(three)).toBe(true);
    expect(review.current).toBe(two);
    expect(review.reject(two)).toBe(true);
    expect(review.current).toBeNull();
  });

  it("says what was done, until it is taken back", () => {
    review.accept(one);
    expect(review.news).toEqual({ did: "accepted", count: 1 });
    review.reject(three);
    expect(review.news).toEqual({ did: "rejected", count: 1 });
    review.reject(two);
    expect(review.news).toEqual({ did: "removed", count: 1 });
    review.back("undo");
    expect(review.news).toBeNull();
    expect(review.list).toEqual([two]);
  });

  it("accepts nothing in a comment", () => {
    expect(review.accept(two)).toBe(false);
    expect([review.news, text.list.length]).toEqual([null, 3]);
  });

  it("decides about all changes at once and leaves the comments", () => {
    expect(review.changes).toBe(2);
    review.acceptAll();
    expect(review.news).toEqual({ did: "accepted", count: 2 });
    expect(review.list).toEqual([two]);
    review.rejectAll();
    expect(review.news).toEqual({ did: "accepted", count: 2 });
  });
});
