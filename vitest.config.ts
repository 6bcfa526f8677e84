import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// Tests import the sources of sibling packages, not their builds.
const conditions = ["@slotted/source", ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["{packages/*/src,examples,benchmarks,docs}/**/*.test.ts"],
    // they need a Chromium: vitest.browser.config.ts
    exclude: ["**/*.chromium.test.ts", "**/node_modules/**"],
    // sizes and liveness are asserted after a forced collection
    pool: "forks",
    execArgv: ["--expose-gc"],
    testTimeout: 60_000,
    typecheck: {
      include: ["packages/*/src/**/*.test-d.ts"],
      tsconfig: "./tsconfig.check.json",
    },
  },
});
