import type { ExportPages, PagesAsked } from "../bindings";

/** How many pages every article has. */
const TOTAL = 3;

/** Empty sheets with their number. */
export function drawnPages({ first, count }: PagesAsked): ExportPages {
  const numbers = Array.from({ length: TOTAL }, (_, at) => at + 1).slice(first, first + count);
  const pages = numbers.map(
    (number) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="none" stroke="black"/><text x="297" y="421">${number}</text></svg>`,
  );
  return { total: TOTAL, pages };
}
