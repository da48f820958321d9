import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    // Children, browsers and databases on a busy machine of two cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
