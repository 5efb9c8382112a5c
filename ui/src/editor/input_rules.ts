/**
 * Typing as in Markdown: `## `, `- `, `1. `, `> `, `---`. Backspace right after takes it back.
 */
import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import type { Node } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { carriedAttrs, nodeType, numberAttr, textAttr } from "./attrs";
import { schema } from "./schema";

/** The value of one or two digits: Latin, Arabic-Indic or Persian. */
function numberOf(digits: string): number {
  const latin = Array.from(digits, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0x06f0 ? 0x06f0 : code >= 0x0660 ? 0x0660 : 0x30;
    return String(code - zero);
  });
  return Number(latin.join(""));
}

const headingRule = new InputRule(/^(#{2,4})\s$/, (state, match, start, end) => {
  const $start = state.doc.resolve(start);
  const heading = nodeType(state.schema, "heading");
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), heading))
    return null;
  const level = match[1]?.length ?? 2;
  return state.tr
    .delete(start, end)
    .setBlockType(start, start, heading, (old) => ({ ...carriedAttrs(old), level }));
});

function dividerRule(newId: () => string): InputRule {
  return new InputRule(/^---$/, (state, _match, start, end) => {
    const $start = state.doc.resolve(start);
    const { parent } = $start;
    if ($start.depth !== 1 || parent.type.name !== "paragraph" || end !== $start.end()) return null;
    const divider = nodeType(state.schema, "divider").create({ id: newId() });
    return state.tr.delete(start, end).insert($start.before(), divider);
  });
}

function bulletRule(newId: () => string): InputRule {
  return wrappingInputRule(
    /^[-*•]\s$/,
    schema.nodes.list,
    () => ({ id: newId(), kind: "bullet" }),
    (_match, before) => textAttr(before, "kind") === "bullet",
  );
}

/** Two digits at most, and only with a point: "2024. " and "17) " begin ordinary sentences. */
function orderedRule(newId: () => string): InputRule {
  return wrappingInputRule(
    /^(\d{1,2}|[٠-٩]{1,2}|[۰-۹]{1,2})\.\s$/,
    schema.nodes.list,
    (match) => ({ id: newId(), kind: "ordered", start: numberOf(match[1] ?? "1") }),
    (match, before) => continues(before, numberOf(match[1] ?? "1")),
  );
}

/** Whether an item numbered `number` is the next one of the list before it. */
function continues(before: Node, number: number): boolean {
  const next = numberAttr(before, "start") + before.childCount;
  return textAttr(before, "kind") === "ordered" && next === number;
}

function quoteRule(newId: () => string): InputRule {
  return wrappingInputRule(/^>\s$/, schema.nodes.quote, () => ({ id: newId() }));
}

/**
 * The plugin of all rules. They give new blocks their ids at once: an id that came as a later change
 * would be in the way of taking the rule back.
 */
export function inputRulesPlugin(newId: () => string): Plugin {
  const rules = [bulletRule, orderedRule, quoteRule, dividerRule].map((rule) => rule(newId));
  return inputRules({ rules: [headingRule, ...rules] });
}
