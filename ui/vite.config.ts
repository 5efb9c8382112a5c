import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// `vite build --mode fake` puts an in-memory host in the page instead of the desktop shell; the
// ordinary build holds no trace of it, because the mode is a constant by the time it is bundled.
export default defineConfig({
  base: "./",
  plugins: [svelte()],
  resolve: process.env["VITEST"] === undefined ? {} : { conditions: ["browser"] },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // A data: font would be refused by the content-security policy.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [".", "../assets"] },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
    setupFiles: [
      "src/layout.test-setup.ts",
      "src/patience.test-setup.ts",
      "src/chance.test-setup.ts",
      "src/clean_page.test-setup.ts",
    ],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One page for all files of a worker: making a new one for each takes four times as long as the
    // tests themselves. `clean_page.test-setup.ts` keeps what one test leaves from the next.
    isolate: false,
  },
});
