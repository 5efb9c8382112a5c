import type { AppError } from "./bindings";

/** What every command answers: its data, or why there is none. */
export type Result<T> = { status: "ok"; data: T } | { status: "error"; error: AppError };
