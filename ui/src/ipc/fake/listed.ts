import type { ItemState, Listed } from "../bindings";

/** Every state that a delivery can be in. */
export const itemStates: readonly ItemState[] = [
  "queued",
  "sending",
  "paused",
  "scheduled",
  "verified",
  "changed",
  "conflict",
  "refused",
  "cancelled",
];

/** A delivery as the host lists it, just asked for, but for what is said. */
export function listed(said: Partial<Listed> = {}): Listed {
  return {
    id: "01JBQZ00000000000000000001",
    article: "01JBQZ00000000000000000002",
    headline: "خبر",
    site: "xeber24.net",
    site_id: "01JBQZ00000000000000000003",
    site_kind: "wordpress",
    zone: "Asia/Damascus",
    wish: { state: "publish" },
    state: "queued",
    step: 0,
    steps: 6,
    task: "terms",
    remote_id: null,
    remote_url: null,
    remote_state: null,
    has_password: false,
    open_url: null,
    is_public: false,
    has_address_of_key: false,
    date: null,
    date_there: null,
    alert: null,
    reason: null,
    altered: [],
    missing: [],
    pictureless: [],
    gone: [],
    unsent: [],
    newer: [],
    removed: [],
    left: [],
    bytes: 0,
    left_at: null,
    next_try: null,
    not_before: null,
    asked_by: "روجين",
    asked_at: "2026-12-01T05:00:00Z",
    ...said,
  };
}
