import { readdirSync, readFileSync } from "node:fs";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

// The tests of the core in a real Chromium, those that import node: modules left out; and those that look
// at a Chromium from Node.
const source = "packages/slotted/src";
const tests = readdirSync(source)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `${source}/${file}`)
  .filter((file) => !/from "node:/.test(readFileSync(file, "utf8")));

// What a page's server may say: nothing, that the page is isolated, that eval is forbidden.
const pages: Record<string, Record<string, string>> = {
  plain: {},
  "cross-origin isolated": {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  },
  "no eval": { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'" },
};

const fromNode = {
  ssr: { resolve: { conditions: ["@slotted/source", ...defaultServerConditions] } },
  test: {
    name: "from Node",
    include: ["packages/*/src/**/*.chromium.test.ts"],
    pool: "forks" as const,
    execArgv: ["--expose-gc"],
    testTimeout: 60_000,
  },
};

export default defineConfig({
  test: {
    projects: [
      ...Object.entries(pages).map(([name, headers]) => ({
        resolve: { conditions: ["@slotted/source", ...defaultClientConditions] },
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
            instances: [{ browser: "chromium" as const }],
          },
        },
      })),
      fromNode,
    ],
  },
});
