import { describe, expect, it } from "vitest";
import { readDate } from "../../shared/moment/date";
import { FieldDraft, type Reading } from "./draft.svelte";

function open(initial: string | null) {
  const store = { value: initial, saves: 0 };
  const draft = new FieldDraft<string>({
    stored: () => store.value,
    show: (value) => value,
    read: (typed): Reading<string> => {
      const reading = readDate(typed);
      return reading.kind === "day" ? { kind: "value", value: reading.value } : reading;
    },
    save: (value) => {
      store.value = value;
      store.saves += 1;
    },
  });
  return { draft, store };
}

describe("a draft", () => {
  it("saves what it understands and shows the stored form once left", () => {
    const { draft, store } = open(null);
    draft.type("١٧/١/٢٠٢٤");
    expect(store.value).toBe("2024-01-17");
    expect(draft.text).toBe("١٧/١/٢٠٢٤");
    draft.settle();
    expect(draft.text).toBe("2024-01-17");
    expect(draft.fault).toBeNull();
  });

  it("keeps a text it does not understand and what was stored", () => {
    const { draft, store } = open("2024-01-17");
    draft.type("أمس");
    expect(draft.fault).toBeNull();
    draft.settle();
    expect(draft.fault).toBe("date_unreadable");
    expect(draft.text).toBe("أمس");
    expect(store).toEqual({ value: "2024-01-17", saves: 0 });
  });

  it("drops the complaint as soon as typing goes on", () => {
    const { draft } = open(null);
    draft.type("31/2/2024");
    draft.settle();
    expect(draft.fault).toBe("date_no_such_day");
    draft.type("3/2/2024");
    expect(draft.fault).toBeNull();
  });

  it("empties, and does not save what is stored already", () => {
    const { draft, store } = open("2024-01-17");
    draft.type("17/1/2024");
    expect(store.saves).toBe(0);
    draft.type("");
    expect(store).toEqual({ value: null, saves: 1 });
  });

  it("takes a value from a button in place of a wrong text", () => {
    const { draft } = open(null);
    draft.type("غداً");
    draft.settle();
    draft.set("2024-02-01");
    expect(draft.text).toBe("2024-02-01");
    expect(draft.fault).toBeNull();
  });
});
