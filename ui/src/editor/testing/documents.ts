/**
 * Any document: every node and mark, for property tests.
 */
import fc from "fast-check";
import { Fragment, Mark, type Node, type NodeType } from "prosemirror-model";
import { schema } from "../schema";
import { countedIds, docOf } from "./build";

const SIGNS = [
  ...Array.from("ابتةىأإلمنوي قسد،؛؟«»سەرۆکی ێڵabc çêîşû XYZ .-()0123٤٥٦"),
  "\u064B",
  "\u0651",
  "\u0640",
  "\u200F",
  "\u200C",
  "e\u0301",
  "👨‍👩‍👧",
  "❤️",
  "𐎠",
];

const words = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join(""));
const label = fc.oneof(fc.constant(""), words);
const dir = fc.constantFrom(null, "rtl", "ltr");
const lang = fc.constantFrom(null, "ar", "ckb", "kmr", "en-GB");
const href = fc.constantFrom(
  "https://xeber24.net/a?b=1",
  "http://example.org",
  "mailto:desk@example.org",
  "tel:+96352421",
);
const suggestion = { id: words, person: words, at: fc.constant("2024-01-17T10:00:00Z") };
const target = countedIds("01J0")();

const markAttrs: Record<string, fc.Arbitrary<Record<string, unknown> | null>> = {
  link: fc.record({ href, title: fc.option(words) }),
  lang: fc.record({ lang: fc.constantFrom("en", "ckb"), dir }),
  strong: fc.constant(null),
  emphasis: fc.constant(null),
  underline: fc.constant(null),
  strike: fc.constant(null),
  superscript: fc.constant(null),
  subscript: fc.constant(null),
  insertion: fc.record(suggestion),
  deletion: fc.record(suggestion),
  comment: fc.record({ ...suggestion, text: words }),
};

const mark: fc.Arbitrary<Mark> = fc
  .constantFrom(...Object.keys(schema.marks))
  .chain((name) => (markAttrs[name] ?? fc.constant(null)).map((attrs) => schema.mark(name, attrs)));

const marks = fc
  .array(mark, { maxLength: 3 })
  .map((list) => list.reduce((set, one) => one.addToSet(set), Mark.none));

const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(words, marks).map(([text, set]) => schema.text(text, set)) },
  { weight: 1, arbitrary: marks.map((set) => schema.nodes.hard_break.create(null, null, set)) },
  {
    weight: 1,
    arbitrary: marks.map((set) => schema.nodes.footnote_ref.create({ target }, null, set)),
  },
);

const line = fc.array(inline, { maxLength: 4 }).map((nodes) => Fragment.fromArray(nodes));

type Content = fc.Arbitrary<Fragment | Node[] | null>;

function block(
  type: NodeType,
  attrs: Record<string, fc.Arbitrary<unknown>>,
  content: Content,
): fc.Arbitrary<Node> {
  return fc
    .tuple(fc.record({ dir, lang, ...attrs }), content)
    .map(([own, inside]) => type.create(own, inside));
}

function many(one: fc.Arbitrary<Node>, most = 3): fc.Arbitrary<Node[]> {
  return fc.array(one, { minLength: 1, maxLength: most });
}

const { nodes } = schema;
const paragraph = block(nodes.paragraph, {}, line);

const { list } = fc.letrec<{ list: Node; item: Node }>((tie) => ({
  list: block(
    nodes.list,
    { kind: fc.constantFrom("bullet", "ordered"), start: fc.nat(20) },
    many(tie("item")),
  ),
  item: fc
    .tuple(paragraph, fc.array(fc.oneof({ maxDepth: 2 }, paragraph, tie("list")), { maxLength: 2 }))
    .map(([first, rest]) => nodes.list_item.create(null, [first, ...rest])),
}));

const figure = block(
  nodes.figure,
  { media: fc.option(words), alt: label, credit: label, rights: label },
  line,
);
const cell = fc
  .tuple(
    fc.boolean(),
    fc.record({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.constant(1) }),
    many(paragraph, 2),
  )
  .map(([head, attrs, inside]) =>
    (head ? nodes.table_header : nodes.table_cell).create(attrs, inside),
  );
const row = many(cell).map((cells) => nodes.table_row.create(null, cells));

/** Any block without an id. */
export const anyBlock: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  block(nodes.heading, { level: fc.constantFrom(2, 3, 4) }, line),
  list,
  block(nodes.quote, {}, many(fc.oneof(paragraph, list), 2)),
  block(nodes.pull_quote, { attribution: fc.option(words) }, line),
  figure,
  block(nodes.gallery, {}, many(figure, 2)),
  block(nodes.table, {}, many(row, 2)),
  block(
    nodes.embed,
    { url: fc.constant("https://example.org/v"), title: label },
    fc.constant(null),
  ),
  block(nodes.divider, {}, fc.constant(null)),
  block(nodes.footnote, { label }, many(paragraph, 2)),
);

/** Any document, every block with an id. */
export const anyDocument: fc.Arbitrary<Node> = many(anyBlock, 5).map((blocks) => docOf(blocks));
