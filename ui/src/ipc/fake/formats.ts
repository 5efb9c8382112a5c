import type { FormatInfo } from "../bindings";
import { richFormats } from "./exports";

const plain = { withholds: [], holds: "one", options: [] } as const satisfies Partial<FormatInfo>;

/** What articles can be written as. */
export const formats: FormatInfo[] = [
  { id: "html", extension: "html", cannot_hold: [], ...plain },
  { id: "markdown", extension: "md", cannot_hold: ["underline", "comment"], ...plain },
  { id: "text", extension: "txt", cannot_hold: ["strong", "emphasis", "link"], ...plain },
  ...richFormats,
  { id: "telegram", extension: "txt", cannot_hold: ["underline"], ...plain },
];
