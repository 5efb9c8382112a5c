import { NO_HELP } from "../typing/rules";
import type { House, Place, Rule } from "../typing/rule";

/** A place in an Arabic article, but for what is said otherwise. */
export function placeOf({
  house,
  ...some
}: Partial<Omit<Place, "house">> & { house?: Partial<House> } = {}): Place {
  const { language = "ar", around = "ar", after = "" } = some;
  return { language, around, after, house: { ...NO_HELP.house, ...house } };
}

/** What stands after `text` was typed sign by sign behind `before`, by one rule alone. */
export function typedBy(rule: Rule, text: string, place = placeOf(), before = ""): string {
  return Array.from(text).reduce((stands, sign) => {
    const written = rule(stands, sign, place);
    if (written === null) return stands + sign;
    return stands.slice(0, stands.length - written.cut) + written.text;
  }, before);
}
