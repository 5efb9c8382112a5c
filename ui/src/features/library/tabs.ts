import type { Status } from "../../ipc/bindings";

/** A tab of the library: one status, or all. */
export type Tab = Status | "all";

const ORDER: readonly Tab[] = [
  "all",
  "idea",
  "draft",
  "submitted",
  "in-edit",
  "ready",
  "delivered",
  "corrected",
  "spiked",
];
const ALWAYS: readonly Tab[] = ["all", "draft", "in-edit", "ready", "delivered"];

/**
 * The tabs to show, in the order of the work: those every desk uses, those that hold something, and
 * the one that is open. Spiked articles stand apart at the end.
 */
export function shownTabs(open: Status | null, countOf: (status: Status) => number): Tab[] {
  return ORDER.filter(
    (tab) => tab === "all" || ALWAYS.includes(tab) || tab === open || countOf(tab) > 0,
  );
}
