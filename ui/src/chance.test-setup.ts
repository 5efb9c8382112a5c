import fc from "fast-check";
import { env } from "node:process";

/** The seed that `make test` gives to all tests that try by chance; without one they try something new each time. */
const seed = Number.parseInt(env["WARRAQ_TEST_SEED"] ?? "", 10);

if (Number.isSafeInteger(seed)) fc.configureGlobal({ seed: seed % 2 ** 31 });
