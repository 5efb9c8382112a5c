import { vi } from "vitest";

/** A busy machine may take long to show what a test waits for; the wait ends as soon as it is there. */
const PATIENCE_MS = 15_000;

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options) => waitFor(callback, options ?? PATIENCE_MS);
