import type { MarkSpec } from "prosemirror-model";
import {
  explicitDirection,
  isDirection,
  readLanguage,
  textAttr,
  validateDirection,
  validateLanguage,
} from "../attrs";

/** A run in another language than its block, with its own direction where one was set. */
export const lang: MarkSpec = {
  attrs: {
    lang: { validate: validateLanguage },
    dir: { default: null, validate: validateDirection },
  },
  parseDOM: [
    {
      tag: "span.lang",
      getAttrs(dom) {
        const language = readLanguage(dom);
        const dir = dom.getAttribute("dir");
        return language === null ? false : { lang: language, dir: isDirection(dir) ? dir : null };
      },
    },
  ],
  toDOM(mark) {
    const dir = explicitDirection(mark);
    const own = dir === null ? {} : { dir };
    return ["span", { class: "lang", lang: textAttr(mark, "lang"), ...own }, 0];
  },
};
