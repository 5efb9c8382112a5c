import type { BlockJson, MarkShape } from "../bindings";

const AT = "2024-01-17T09:20:00Z";

function run(text: string, ...marks: MarkShape[]): BlockJson {
  return marks.length === 0 ? { type: "text", text } : { type: "text", text, marks };
}

function change(type: "insertion" | "deletion", id: string, person: string): MarkShape {
  return { type, attrs: { id, person, at: AT } };
}

/** Blocks as a Word file brings them: with changes and comments of two people, and a picture. */
export function suggestedBlocks(newId: () => string): BlockJson[] {
  const attrs = (): Record<string, string | null> => ({ id: newId(), dir: null, lang: null });
  const comment = {
    id: "c1",
    person: "David Mills",
    at: AT,
    text: "Who said this? نحتاج إلى مصدر ثانٍ.",
  };
  return [
    {
      type: "paragraph",
      attrs: attrs(),
      content: [
        run("وقال صاحب الفرن إن سعر الطحين "),
        run("ارتفع كثيراً", change("deletion", "s1", "جودي إبراهيم")),
        run("تضاعف مرتين", change("insertion", "s1", "جودي إبراهيم")),
        run(" منذ بداية العام، "),
        run("وإن الحكومة لا تفعل شيئاً", { type: "comment", attrs: comment }),
        run("، بحسب قوله"),
        run(" لموقع xeber24.net", change("insertion", "s2", "David Mills")),
        run("."),
      ],
    },
    {
      type: "figure",
      attrs: {
        ...attrs(),
        media: newId(),
        alt: "طابور أمام فرن في القامشلي",
        credit: "تصوير: هوزان",
      },
      content: [
        run("طابور أمام فرن في "),
        run("الحسكة", change("deletion", "s3", "جودي إبراهيم")),
        run("القامشلي", change("insertion", "s4", "جودي إبراهيم")),
      ],
    },
    {
      type: "paragraph",
      attrs: attrs(),
      content: [
        run(
          "فقرة كاملة يقترح المحرر حذفها لأنها تكرّر ما سبق.",
          change("deletion", "s5", "جودي إبراهيم"),
        ),
      ],
    },
  ];
}
