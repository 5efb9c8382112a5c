import { writing } from "../shared/writing.svelte";

/** Whether a key brings the panes back: Escape on the page, where the editor would make another use of it. */
export function leavesAlone({ key, isComposing, target }: KeyboardEvent): boolean {
  if (!writing.alone || key !== "Escape" || isComposing) return false;
  if (target === document.body) return true;
  return target instanceof Element && target.closest("[data-focus=page]") !== null;
}
