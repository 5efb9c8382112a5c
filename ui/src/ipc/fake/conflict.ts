import type { Article, ConflictView, PullSite, Shown, TextPiece } from "../bindings";

/** The site of the fake Warraq. */
export const fakeSite: PullSite = {
  id: "01JSITE0000000000000000001",
  name: "الموقع العربي",
  url: "https://xeber24.example",
};

const text = (words: string): Shown => ({
  kind: "text",
  text: words,
  name: "",
  address: "",
  alt: "",
  things: [],
});

/** A post that an editor and a journalist changed, as the window shows it. */
export function sampleConflict(article: Article): ConflictView {
  return {
    article: article.id,
    headline: article.fields.headline,
    dir: "rtl",
    site: fakeSite.id,
    site_name: fakeSite.name,
    url: "https://xeber24.example/?p=41",
    item: "01JITEM0000000000000000009",
    wish: { state: "publish" },
    reason: "changed",
    has_base: true,
    is_text_gone: false,
    token: "1-abc",
    fields: [
      {
        part: "title",
        kind: "theirs",
        can_choose: true,
        base: "افتتاح السوق القديم",
        mine: "افتتاح السوق القديم",
        theirs: "افتتاح سوق القامشلي القديم",
        mine_words: [{ op: "equal", text: "افتتاح السوق القديم" }],
        theirs_words: [
          { op: "equal", text: "افتتاح " },
          { op: "delete", text: "السوق" },
          { op: "insert", text: "سوق القامشلي" },
          { op: "equal", text: " القديم" },
        ],
      },
      {
        part: "state",
        kind: "theirs",
        can_choose: false,
        base: "draft",
        mine: "draft",
        theirs: "published",
        mine_words: [],
        theirs_words: [],
      },
    ],
    pieces: [
      same(0, "عاد الباعة صباح اليوم إلى السوق القديم في القامشلي."),
      same(1, "استغرق الترميم عامين كاملين."),
      {
        number: 2,
        kind: "conflict",
        can_choose: true,
        base: [text("وقال أحد الباعة إن الإيجار لم يُحدَّد بعد.")],
        mine: [text("وقال أحد الباعة إن الإيجار سيُحدَّد الأسبوع القادم.")],
        theirs: [text("وقال البائع محمد علي إن الإيجار لم يُحدَّد بعد.")],
        mine_words: [
          { op: "equal", text: "وقال أحد الباعة إن الإيجار " },
          { op: "delete", text: "لم يُحدَّد بعد" },
          { op: "insert", text: "سيُحدَّد الأسبوع القادم" },
          { op: "equal", text: "." },
        ],
        theirs_words: [
          { op: "equal", text: "وقال " },
          { op: "delete", text: "أحد الباعة" },
          { op: "insert", text: "البائع محمد علي" },
          { op: "equal", text: " إن الإيجار لم يُحدَّد بعد." },
        ],
        mine_picture: false,
        theirs_picture: false,
      },
      {
        number: 3,
        kind: "theirs",
        can_choose: true,
        base: [],
        mine: [],
        theirs: [
          {
            kind: "block",
            text: "",
            name: "acf/poll",
            address: "https://polls.example/7",
            alt: "",
            things: [{ kind: "frame", detail: "https://maps.example/9" }],
          },
        ],
        mine_words: [],
        theirs_words: [],
        mine_picture: false,
        theirs_picture: false,
      },
      {
        number: 4,
        kind: "mine",
        can_choose: true,
        base: [text("ويضم السوق مئة دكان.")],
        mine: [text("ويضم السوق مئة وعشرين دكاناً، بحسب البلدية.")],
        theirs: [text("ويضم السوق مئة دكان.")],
        mine_words: [
          { op: "equal", text: "ويضم السوق مئة " },
          { op: "delete", text: "دكان" },
          { op: "insert", text: "وعشرين دكاناً، بحسب البلدية" },
          { op: "equal", text: "." },
        ],
        theirs_words: [{ op: "equal", text: "ويضم السوق مئة دكان." }],
        mine_picture: false,
        theirs_picture: false,
      },
    ],
  };
}

function same(number: number, words: string): TextPiece {
  const parts = [text(words)];
  const equal = [{ op: "equal" as const, text: words }];
  return {
    number,
    kind: "same",
    can_choose: false,
    base: parts,
    mine: parts,
    theirs: parts,
    mine_words: equal,
    theirs_words: equal,
    mine_picture: false,
    theirs_picture: false,
  };
}
