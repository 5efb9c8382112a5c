import type { AppError, ErrorCode } from "../bindings";

/** A command refused; the page gets the bare `error` value, as from the desktop shell. */
export class Refusal extends Error {
  readonly error: AppError;

  constructor(code: ErrorCode, detail = "") {
    super(code);
    this.error = { code, detail };
  }
}
