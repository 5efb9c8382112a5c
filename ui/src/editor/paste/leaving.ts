/**
 * What others get of what is copied here: HTML that says only structure and direction, so that Word keeps both.
 */
import { type DOMOutputSpec, DOMSerializer, type Node, type Slice } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { type Direction, explicitDirection, numberAttr, textAttr } from "../attrs";
import { blockDirection } from "../direction";
import { articleDirection } from "../direction_plugin";
import { articleLanguage } from "../language_plugin";
import { schema } from "../schema";
import { notesOf } from "./own";

type Marks = ReturnType<typeof DOMSerializer.marksFromSchema>;
type NodeDom = (node: Node) => DOMOutputSpec;

/** The HTML of what is copied, with the notes its signs point at; whole by itself, without an id or a class. */
export function cleanHtml(state: EditorState, slice: Slice): string {
  const dir = articleDirection(state);
  const notes = [...notesOf(state.doc, slice), ...footnotesIn(slice)];
  const numbers = new Map(notes.map((note, index) => [textAttr(note, "id"), index + 1]));
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), ...nodesFor(dir, numbers) },
    cleanMarks(),
  );
  const [only] = slice.content.content;
  // Letters of a line go on with the line that they are pasted into.
  const isLine =
    slice.content.childCount === 1 && only?.isTextblock === true && slice.openStart > 0;
  const holder = document.createElement(isLine ? "span" : "div");
  holder.setAttribute("dir", dir);
  holder.setAttribute("lang", articleLanguage(state));
  if (isLine) {
    holder.setAttribute("dir", explicitDirection(only) ?? blockDirection(only, dir));
    holder.append(serializer.serializeFragment(only.content));
  }
  const outer = isLine ? [] : slice.content.content;
  const blocks = outer.filter(({ type }) => type.name !== "footnote");
  for (const node of [...blocks, ...notes]) holder.append(serializer.serializeNode(node));
  return holder.outerHTML;
}

function footnotesIn(slice: Slice): Node[] {
  return slice.content.content.filter(({ type }) => type.name === "footnote");
}

/** How each node leaves. */
function nodesFor(
  article: Direction,
  numbers: ReadonlyMap<string, number>,
): Record<Exclude<keyof typeof schema.nodes, "text">, NodeDom> {
  const around = (node: Node): Record<string, string> => {
    const dir = explicitDirection(node) ?? blockDirection(node, article);
    const lang = textAttr(node, "lang");
    return lang === "" ? { dir } : { dir, lang };
  };
  const as =
    (tag: string): NodeDom =>
    (node) => [tag, around(node), 0];
  const number = (id: string): string => String(numbers.get(id) ?? "*");
  return {
    doc: () => ["div", 0],
    paragraph: as("p"),
    heading: (node) => [`h${numberAttr(node, "level")}`, around(node), 0],
    list: (node) => {
      const isBullet = textAttr(node, "kind") === "bullet";
      const start = numberAttr(node, "start");
      const extra = isBullet || start === 1 ? {} : { start: String(start) };
      return [isBullet ? "ul" : "ol", { ...around(node), ...extra }, 0];
    },
    list_item: () => ["li", 0],
    quote: as("blockquote"),
    pull_quote: (node) => ["blockquote", ["p", around(node), 0]],
    figure: (node) => ["figure", ["figcaption", around(node), 0]],
    gallery: () => ["div", 0],
    table: (node) => ["table", { ...around(node), border: "1" }, ["tbody", 0]],
    table_row: () => ["tr", 0],
    table_cell: (node) => ["td", spans(node), 0],
    table_header: (node) => ["th", spans(node), 0],
    embed: (node) => [
      "p",
      ["a", { href: textAttr(node, "url") }, textAttr(node, "title") || textAttr(node, "url")],
    ],
    divider: () => ["hr"],
    footnote: (node) => {
      const name = number(textAttr(node, "id"));
      return ["div", { id: `fn${name}`, role: "doc-footnote" }, 0];
    },
    hard_break: () => ["br"],
    footnote_ref: (node) => {
      const name = number(textAttr(node, "target"));
      return ["sup", ["a", { href: `#fn${name}`, id: `fnref${name}`, role: "doc-noteref" }, name]];
    },
  };
}

function spans(node: Node): Record<string, string> {
  const span = (name: string): Record<string, string> =>
    numberAttr(node, name) > 1 ? { [name]: String(numberAttr(node, name)) } : {};
  return { ...span("colspan"), ...span("rowspan") };
}

/** How each mark leaves; what is said of the text stays here. */
function cleanMarks(): Marks {
  const said = {
    insertion: (): DOMOutputSpec => ["ins", 0],
    deletion: (): DOMOutputSpec => ["del", 0],
  };
  const own = Object.entries(DOMSerializer.marksFromSchema(schema));
  return { ...Object.fromEntries(own.filter(([name]) => name !== "comment")), ...said };
}
