/** Something the window can do, as the palette offers it. */
export type Command = {
  id: string;
  /** Its name in the window's language. */
  label: string;
  /** Its names in every offered language, so that either finds it. */
  names: readonly string[];
  /** Its keys as a person reads them; empty when it has none. */
  keys: string;
  run: () => void;
};
