/**
 * Signs that the keyboard does not have.
 */
import { type Command, TextSelection } from "prosemirror-state";

/** Writes `sign` at the caret as it is; false where no text can stand. */
export function insertSign(sign: string): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (
      sign === "" ||
      !(selection instanceof TextSelection) ||
      !selection.$from.sameParent(selection.$to)
    )
      return false;
    dispatch?.(state.tr.insertText(sign).scrollIntoView());
    return true;
  };
}
