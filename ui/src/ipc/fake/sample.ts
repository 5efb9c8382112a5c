import type { Article, BlockJson, Fields, Status } from "../bindings";
import { suggestedBlocks } from "./suggested";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID-shaped id that is the same for the same number, so that pictures and tests repeat. */
export function numberedId(number: number): string {
  let rest = number;
  let tail = "";
  for (let place = 0; place < 8; place += 1) {
    tail = (CROCKFORD[rest % 32] ?? "0") + tail;
    rest = Math.floor(rest / 32);
  }
  return `01HMB5W0000000FAKE${tail}`;
}

/** A paragraph or heading of plain text. */
export function block(id: string, text: string, level?: number): BlockJson {
  const attrs = { id, dir: null, lang: null };
  const content: BlockJson[] = text === "" ? [] : [{ type: "text", text }];
  return level === undefined
    ? { type: "paragraph", attrs, content }
    : { type: "heading", attrs: { ...attrs, level }, content };
}

/** Fields with nothing in them. */
export function emptyFields(): Fields {
  return {
    headline: "",
    kicker: "",
    standfirst: "",
    slug: "",
    byline: [],
    place: "",
    date: null,
    language: "ar",
    section: "",
    profile: "news",
    embargo: null,
    due: null,
    note: "",
    credit: "",
    rights: "",
    topics: [],
    sources: [],
    corrections: [],
  };
}

type Draft = {
  status: Status;
  fields: Partial<Fields>;
  tags: string[];
  body: string[];
  /** Whether it came from Word with changes, a comment and a picture. */
  suggested?: boolean;
};

const drafts: Draft[] = [
  {
    status: "draft",
    fields: {
      kicker: "سياسة",
      headline: "واشنطن تبلغ تركيا بوقف عدوانها على إقليم شمال وشرق سوريا",
      standfirst:
        "الخارجية الأميركية تدعو إلى إطلاق حوار مع الإدارة الذاتية لخفض التوترات في المنطقة.",
      byline: ["كاجين أحمد"],
      place: "القامشلي",
      date: "2024-01-17",
    },
    tags: ["سوريا", "الخارجية الأميركية"],
    body: [
      "أعلنت وزارة الخارجية الأميركية أنها أبلغت كلاً من تركيا والإدارة الذاتية لإقليم شمال وشرق سوريا بإطلاق حوار للوصول إلى حل سياسي لخفض التوترات في المنطقة.",
      "وقال المتحدث باسم وزارة الخارجية الأميركية ماثيو ميلر إن «الولايات المتحدة قلقة للغاية من الأعمال العسكرية في شمال شرق سوريا وتأثيراتها على المدنيين».",
      "## لا انسحاب من سوريا",
      "وأشار إلى أن التنظيم لا تزال لديه قدرة كبيرة على تجنيد العناصر حول العالم، بحسب موقع xeber24.net.",
    ],
  },
  {
    status: "draft",
    fields: {
      headline: "نازحو عفرين يبدأون العودة وسط نقص في الخدمات",
      byline: ["جودي إبراهيم"],
      place: "حلب",
    },
    tags: ["عفرين"],
    body: ["بدأت مئات العائلات النازحة من عفرين العودة إلى قراها وسط نقص في المياه والكهرباء."],
  },
  {
    status: "in-edit",
    fields: { headline: "«الخبز أولاً»: أفران القامشلي في مواجهة الغلاء", profile: "report" },
    tags: ["اقتصاد"],
    body: ["يقف أبو علي أمام الفرن منذ الخامسة فجراً، وفي يده ورقة نقدية لم تعد تكفي لربطة واحدة."],
    suggested: true,
  },
  {
    status: "ready",
    fields: { headline: "Li Kobanê pêşangeha pirtûkan vedibe", language: "kmr" },
    tags: ["çand"],
    body: ["Pêşangeha pirtûkan a salane îro li Kobanê vebû."],
  },
  {
    status: "submitted",
    fields: { headline: "سەرۆکی هەرێم لەگەڵ شاندێکی ئەوروپی کۆبووەوە", language: "ckb" },
    tags: [],
    body: ["سەرۆکی هەرێم ئەمڕۆ لەگەڵ شاندێکی ئەوروپی کۆبووەوە."],
  },
];

/** A small newsroom's desk: five articles in three languages, the newest first. */
export function sampleArticles(now_ms: number): Article[] {
  return drafts.map((draft, index) => {
    const moment = new Date(now_ms - index * index * 5_400_000 - 120_000).toISOString();
    const content = draft.body.map((text, place) =>
      text.startsWith("## ")
        ? block(numberedId(1000 * (index + 1) + place), text.slice(3), 2)
        : block(numberedId(1000 * (index + 1) + place), text),
    );
    if (draft.suggested === true) {
      let count = 1000 * (index + 1) + 500;
      content.push(...suggestedBlocks(() => numberedId((count += 1))));
    }
    const words = draft.body.join(" ").split(/\s+/u).length;
    return {
      id: numberedId(index + 1),
      version: 1,
      status: draft.status,
      fields: { ...emptyFields(), ...draft.fields },
      tags: draft.tags,
      body: { version: 1, type: "doc", content },
      words,
      reading_minutes: Math.max(1, Math.round(words / 180)),
      created_at: moment,
      updated_at: moment,
      updated_by: "روجين",
    };
  });
}
