import { readdirSync, readFileSync } from "node:fs";
import { defaultClientConditions } from "vite";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// The tests of the core in a real Chromium. Those that import node: modules stay in Node.
const source = "packages/slotted/src";
const tests = readdirSync(source)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `${source}/${file}`)
  .filter((file) => !/from "node:/.test(readFileSync(file, "utf8")));

// What a page's server may say: nothing, that the page is isolated, that eval is forbidden.
const pages = {
  plain: {},
  "cross-origin isolated": {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  },
  "no eval": { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'" },
};

export default defineConfig({
  resolve: { conditions: ["@slotted/source", ...defaultClientConditions] },
  test: {
    projects: Object.entries(pages).map(([name, headers]) => ({
      extends: true,
      server: { headers },
      test: {
        name,
        include: tests,
        testTimeout: 60_000,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({
            launchOptions: {
              executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
              args: ["--no-sandbox", "--js-flags=--expose-gc"],
            },
          }),
          instances: [{ browser: "chromium" }],
        },
      },
    })),
  },
});
