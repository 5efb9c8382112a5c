/** Month names as a writer may type them, folded, to their number (1–12). */
export function foldedMonths(): ReadonlyMap<string, number> {
  cached ??= collect();
  return cached;
}

/** A month's name without hamza, marks, tatweel and case, so that «اذار» finds «آذار». */
export function foldMonthName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const LOCALES = ["ar-SY", "ar-EG", "ar-DZ", "en"];

let cached: Map<string, number> | undefined;

function collect(): Map<string, number> {
  const months = new Map<string, number>();
  for (const locale of LOCALES) {
    const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
    for (let month = 1; month <= 12; month += 1) {
      months.set(foldMonthName(format.format(new Date(Date.UTC(2024, month - 1, 1)))), month);
    }
  }
  return months;
}
