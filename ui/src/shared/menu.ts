import type { IconName } from "./icons";

/** One thing that a menu offers. */
export type MenuItem = {
  id: string;
  label: string;
  /** Its keys as a person reads them; empty when it has none. */
  keys?: string;
  icon?: IconName;
  /** It cannot be done now. */
  disabled?: boolean;
};
