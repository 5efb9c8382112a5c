import type { Fields, ImportedCollection, RemovedKind, Taken, Warning } from "../bindings";

/** What a file holds; what was removed says behind which paragraph it stood. */
export type FakeFile = {
  fields: Partial<Fields>;
  body: string[];
  taken: Taken[];
  removed: { kind: RemovedKind; text: string; after: number | null }[];
  warnings: Warning[];
};

/** A page as a reporter saves it from a site. */
export function page(file_name: string): FakeFile {
  const headline = "نازحو عفرين يبدأون العودة وسط نقص في الخدمات";
  return {
    fields: { headline, byline: ["جودي إبراهيم"], place: "عفرين", sources: ["xeber24.net"] },
    body: [
      "بدأت مئات العائلات النازحة من عفرين العودة إلى قراها، وسط نقص في المياه والكهربـــاء.",
      "وقال أحد العائدين إن «الطريق\u00a0مفتوح منذ الصباح»\u200f، وإن الناس ينتظرون ما ســيأتي.",
      "وأضاف أن المدارس لم تفتح بعد في معظم القرى.",
    ],
    taken: [
      { field: "headline", value: headline, from: "heading" },
      { field: "byline", value: "جودي إبراهيم", from: "byline-line" },
      { field: "place", value: "عفرين", from: "dateline" },
      { field: "language", value: "ar", from: "text" },
      { field: "sources", value: "xeber24.net", from: "metadata" },
    ],
    removed: [
      { kind: "duplicate-title", text: `${headline} - xeber24.net`, after: null },
      { kind: "byline-line", text: "جودي إبراهيم ـ xeber24.net", after: null },
      { kind: "share", text: "شارك على فيسبوك", after: 0 },
      { kind: "share", text: "شارك على تويتر", after: 0 },
      { kind: "share", text: "Follow us on Telegram", after: 2 },
      {
        kind: "related",
        text: "اقرأ أيضاً: لقاء في القامشلي حول عودة النازحين، وما الذي تقوله الأمم المتحدة عن شروط العودة الآمنة والطوعية إلى القرى التي تضررت بيوتها ومدارسها وآبارها خلال السنوات الماضية، وما الذي ينتظره الأهالي من المجالس المحلية قبل بداية الشتاء المقبل، وهل تكفي المساعدات التي وصلت حتى الآن لترميم المدارس.",
        after: 2,
      },
      { kind: "tracker", text: "https://xeber24.net/pixel.gif?utm_source=feed", after: 2 },
    ],
    warnings: [
      { kind: "heading-guessed", detail: "العودة بالأرقام" },
      { kind: "unknown-field", detail: `template: ${file_name}` },
      { kind: "flattened", detail: "list-inside" },
    ],
  };
}

/** What was copied from somewhere: its first line is its headline. */
export function plain(text: string): FakeFile {
  const [headline = "", ...body] = text.split("\n").filter((line) => line.trim() !== "");
  return {
    fields: { headline },
    body: body.length === 0 ? [""] : body,
    taken: [{ field: "headline", value: headline, from: "first-line" }],
    removed: [],
    warnings: [],
  };
}

/** A site's export, imported the second time. */
export const collection: ImportedCollection = {
  site: "خبر24",
  posts: 10_000,
  created: 412,
  known: 9_573,
  left: 15,
  cancelled: false,
  removed: 38,
  warnings: [{ kind: "part-unreadable", detail: "wp:post_id 4471" }],
};
