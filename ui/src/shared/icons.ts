/** Outlines in a 20 by 20 box. Those that point along the line are mirrored from right to left. */
export const shapes = {
  undo: "M7 5 3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9",
  redo: "M13 5l3.5 3.5L13 12M16 8.5H8a4 4 0 0 0 0 8h3",
  bullet_list: "M8 5.5h9M8 10h9M8 14.5h9M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01",
  ordered_list: "M8.5 5.5H17M8.5 10H17M8.5 14.5H17M3 4l1.2-.5V8M3 12h2.4L3 16h2.6",
  quote: "M4 4.5v11M8 6.5h9M8 10h9M8 13.5h6",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.6 2.6a3 3 0 0 0 4.3 4.3l1.1-1.1",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12M13.3 13.3 17 17",
  chevron: "M5 7.5 10 12.5 15 7.5",
  close: "M5 5l10 10M15 5 5 15",
  lock: "M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M15.8 4.2l-1.2 1.2M5.4 14.6l-1.2 1.2",
  moon: "M16.5 12.3A7 7 0 0 1 7.7 3.5a7 7 0 1 0 8.8 8.8z",
  settings:
    "M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
  plus: "M10 4v12M4 10h12",
  dir_rtl:
    "M13.5 16.5v-13M10 3.5h6M10 3.5a3.2 3.2 0 0 0 0 6.4M10 3.5v13M7 13.5H3M4.7 11.8 3 13.5l1.7 1.7",
  dir_ltr:
    "M9.5 16.5v-13M6 3.5h6M6 3.5a3.2 3.2 0 0 0 0 6.4M6 3.5v13M13 13.5h4M15.3 11.8l1.7 1.7-1.7 1.7",
  choose: "M3 5.2l1.5 1.5L7.2 4M9.8 5.5H17M3 13.2l1.5 1.5L7.2 12M9.8 13.5H17",
  up: "M5 12.5 10 7.5 15 12.5",
  check: "M4 10.5 8 14.5 16 5.5",
  becomes: "M3.5 10h12M11.5 6l4 4-4 4",
  signs: "M3.5 16.5h4v-2a5.5 5.5 0 1 1 5 0v2h4",
  outline: "M3 4.5h14M6.5 10H17M6.5 15.5H17M3 10h.01M3 15.5h.01",
  beside: "M3 4.5h14v11H3zM10 4.5v11",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
} as const;

export const mirrored: readonly string[] = [
  "undo",
  "redo",
  "bullet_list",
  "quote",
  "choose",
  "becomes",
  "outline",
];
/** The numbered list from right to left. Figures cannot be mirrored: they move to the other side. */
export const numbersAtEnd = "M3 5.5h8.5M3 10h8.5M3 14.5h8.5M15 4l1.2-.5V8M15 12h2.4L15 16h2.6";

/** The name of an icon. */
export type IconName = keyof typeof shapes;
