/**
 * The registry: every node and mark of a document, in the document's own order.
 *
 * It mirrors the article model of the core. Adding one is a file in `nodes/` or `marks/` and a line
 * here; a test holds folder and registry together.
 */
import { Schema } from "prosemirror-model";
import { comment } from "./marks/comment";
import { deletion } from "./marks/deletion";
import { emphasis } from "./marks/emphasis";
import { insertion } from "./marks/insertion";
import { lang } from "./marks/lang";
import { link } from "./marks/link";
import { strike } from "./marks/strike";
import { strong } from "./marks/strong";
import { subscript } from "./marks/subscript";
import { superscript } from "./marks/superscript";
import { underline } from "./marks/underline";
import { divider } from "./nodes/divider";
import { doc } from "./nodes/doc";
import { embed } from "./nodes/embed";
import { figure } from "./nodes/figure";
import { footnote } from "./nodes/footnote";
import { footnote_ref } from "./nodes/footnote_ref";
import { gallery } from "./nodes/gallery";
import { hard_break } from "./nodes/hard_break";
import { heading } from "./nodes/heading";
import { list } from "./nodes/list";
import { list_item } from "./nodes/list_item";
import { paragraph } from "./nodes/paragraph";
import { pull_quote } from "./nodes/pull_quote";
import { quote } from "./nodes/quote";
import { table } from "./nodes/table";
import { table_cell } from "./nodes/table_cell";
import { table_header } from "./nodes/table_header";
import { table_row } from "./nodes/table_row";
import { text } from "./nodes/text";

/** The version of the document tree that this editor reads and writes. */
export const DOCUMENT_VERSION = 1;

/** The schema. The first block is what an empty place is filled with. */
export const schema = new Schema({
  nodes: {
    doc,
    paragraph,
    heading,
    list,
    list_item,
    quote,
    pull_quote,
    figure,
    gallery,
    table,
    table_row,
    table_cell,
    table_header,
    embed,
    divider,
    footnote,
    text,
    hard_break,
    footnote_ref,
  },
  // The order is the rank of the marks in every run.
  marks: {
    link,
    lang,
    strong,
    emphasis,
    underline,
    strike,
    superscript,
    subscript,
    insertion,
    deletion,
    comment,
  },
});
