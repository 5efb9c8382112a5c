/** The panes of the inspector, in the order of their tabs. */
export const INSPECTOR_TABS = [
  "fields",
  "tags",
  "export",
  "revisions",
  "review",
  "delivery",
] as const;

/** A pane of the inspector. */
export type InspectorTab = (typeof INSPECTOR_TABS)[number];
