/**
 * What is copied here and pasted here: whole, with comments, suggestions and notes. It travels beside the clean HTML,
 * as JSON that is read as strictly as a document.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { hasId, textAttr } from "../attrs";
import { documentToJson, wellFormed } from "../json";
import { schema } from "../schema";
import type { Piece } from "./place";

/** The name under which the clipboard has it. */
export const OWN_TYPE = "application/x-warraq+json";

/** Characters of JSON that are read, at most. */
const MOST_CHARS = 16_000_000;

/** The JSON of what is copied, with the notes that its signs point at. */
export function ownJson(state: EditorState, slice: Slice): string {
  const notes = notesOf(state.doc, slice);
  return JSON.stringify({
    slice: slice.toJSON() as unknown,
    notes: documentToJson(schema.topNodeType.create(null, [...notes])).content,
  });
}

/**
 * The piece that this JSON says; null for what this editor did not write. Whether it may stand in a document is asked
 * once it does.
 */
export function ownPiece(json: string): Piece | null {
  if (json === "" || json.length > MOST_CHARS) return null;
  try {
    const said = JSON.parse(wellFormed(json)) as { slice: unknown; notes: unknown[] };
    const slice = Slice.fromJSON(schema, said.slice);
    const notes = said.notes.map((note) => schema.nodeFromJSON(note));
    for (const note of notes) {
      if (note.type.name !== "footnote") return null;
      note.check();
    }
    return { slice, notes };
  } catch {
    return null;
  }
}

/** The footnotes of `doc` that signs in `slice` point at and that do not stand in it. */
export function notesOf(doc: Node, slice: Slice): Node[] {
  const wanted = new Set<string>();
  const there = new Set<string>();
  slice.content.descendants((node) => {
    if (node.type.name === "footnote_ref") wanted.add(textAttr(node, "target"));
    if (hasId(node.type)) there.add(textAttr(node, "id"));
  });
  return doc.children.filter((block) => {
    const id = textAttr(block, "id");
    return block.type.name === "footnote" && wanted.has(id) && !there.has(id);
  });
}

/**
 * The piece as something new: no id of it is one that stands elsewhere, signs point at the notes that came along, and
 * what people said of the text stands for itself. A sign whose note did not come is left out.
 */
export function renewed({ slice, notes }: Piece, newId: () => string): Piece {
  const ids = new Map<string, string>();
  const idOf = (old: string): string => {
    const known = ids.get(old);
    if (known !== undefined) return known;
    const id = newId();
    ids.set(old, id);
    return id;
  };
  const blocks = new Set<string>();
  const note = (node: Node): void => {
    if (hasId(node.type)) blocks.add(textAttr(node, "id"));
    node.content.forEach(note);
  };
  slice.content.forEach(note);
  notes.forEach(note);
  const renew = (node: Node): Node[] => {
    if (node.type.name === "footnote_ref") {
      const target = textAttr(node, "target");
      return blocks.has(target)
        ? [node.type.create({ target: idOf(target) }, null, marksOf(node))]
        : [];
    }
    if (node.isText) return [node.mark(marksOf(node))];
    const content = Fragment.from(node.children.flatMap(renew));
    const id = textAttr(node, "id");
    const attrs = hasId(node.type)
      ? { ...node.attrs, id: id === "" ? newId() : idOf(id) }
      : node.attrs;
    return [node.type.create(attrs, content, marksOf(node))];
  };
  const marksOf = (node: Node) =>
    node.marks.map((mark) =>
      "person" in mark.attrs
        ? mark.type.create({ ...mark.attrs, id: idOf(`said ${textAttr(mark, "id")}`) })
        : mark,
    );
  const content = Fragment.from(slice.content.content.flatMap(renew));
  return {
    slice: new Slice(content, slice.openStart, slice.openEnd),
    notes: notes.flatMap(renew),
  };
}

/** The slice without the blocks around it that it has in common with nothing: the letters of one cell, of one item. */
export function unwrapped(slice: Slice): Slice {
  let { content, openStart, openEnd } = slice;
  while (openStart > 1 && openEnd > 1 && content.childCount === 1 && content.firstChild !== null) {
    content = content.firstChild.content;
    openStart -= 1;
    openEnd -= 1;
  }
  return new Slice(content, openStart, openEnd);
}
