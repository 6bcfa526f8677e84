import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium, type BrowserContext } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

import { before } from "./fixtures/two-snapshots.ts";

const folder = mkdtempSync(join(tmpdir(), "heapprofile-"));
const profile = JSON.stringify(before.toHeapProfile());
let browser: BrowserContext;

beforeAll(async () => {
  browser = await chromium.launchPersistentContext(folder, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    // its own DevTools are served at a port of its choice
    args: [
      "--no-sandbox",
      "--allow-file-access-from-files",
      "--remote-debugging-port=0",
      "--remote-allow-origins=*",
    ],
  });
  // DevTools are some hundred modules
  browser.setDefaultTimeout(120_000);
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

test("Chrome DevTools opens a heap profile and lists its lines with their own and all bytes", async () => {
  const file = join(folder, "lines.heapprofile");
  writeFileSync(file, profile);
  const page = await browser.newPage();
  await page.goto(await devToolsOf("about:blank"));
  // of "Load profile"
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.getByRole("treeitem", { name: "lines, Loaded" }).click();
  // own bytes, all bytes, the line and a link to it
  const rows = page.locator("tr").filter({ hasText: "%" });
  const texts = async () => (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  await expect
    .poll(texts, { timeout: 30_000 })
    .toEqual([
      "66 B62.86 % 66 B62.86 % b.ts:1 b.ts:1",
      "30 B28.57 % 30 B28.57 % a.ts:2 a.ts:2",
      "7 B6.67 % 7 B6.67 % <unknown>:0 <unknown>:0",
      "2 B1.90 % 2 B1.90 % a.ts:5 a.ts:5",
      "0 B0.00 % 32 B30.48 % b.ts:4 b.ts:4",
    ]);
});

test("speedscope opens a heap profile and lists its lines with their own and all bytes", async () => {
  // what speedscope's command line writes for its page to load
  const script = join(folder, "profile.js");
  const base64 = Buffer.from(profile).toString("base64");
  writeFileSync(script, `speedscope.loadFileFromBase64("lines.heapprofile", "${base64}")`);
  const page = await browser.newPage();
  await page.goto(`${SPEEDSCOPE}#localProfilePath=${script}`);
  await page.getByText("Sandwich").click();
  const rows = await page.locator("tr").allInnerTexts();
  expect(rows.map((row) => row.split(/\n?\t/))).toEqual([
    ["Total", "Self", "Symbol Name"],
    ["66 B (63%)", "66 B (63%)", "b.ts:1"],
    ["30 B (29%)", "30 B (29%)", "a.ts:2"],
    ["7 B (6.7%)", "7 B (6.7%)", "<unknown>:0"],
    ["2 B (1.9%)", "2 B (1.9%)", "a.ts:5"],
    ["32 B (30%)", "0 B (<0.01%)", "b.ts:4"],
    ["105 B (100%)", "0 B (<0.01%)", "(root)"],
  ]);
});

const SPEEDSCOPE = pathToFileURL(
  createRequire(import.meta.url).resolve("speedscope/dist/release/index.html"),
).href;

// the DevTools that look at an open page, at their Memory panel
async function devToolsOf(url: string): Promise<string> {
  const [port] = readFileSync(join(folder, "DevToolsActivePort"), "utf8").split("\n");
  const origin = `http://localhost:${port}`;
  const pages = (await (await fetch(`${origin}/json/list`)).json()) as OpenPage[];
  const socket = pages.find((page) => page.url === url)?.webSocketDebuggerUrl ?? "";
  return `${origin}/devtools/devtools_app.html?ws=${socket.slice("ws://".length)}&panel=heap-profiler`;
}

interface OpenPage {
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}
