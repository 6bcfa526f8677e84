import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright";
import { afterAll, expect, test } from "vitest";

import { before } from "./fixtures/two-snapshots.ts";

const folder = mkdtempSync(join(tmpdir(), "heapprofile-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("speedscope opens a heap profile and lists its lines with their own and all bytes", async () => {
  // what speedscope's command line writes for its page to load
  const script = join(folder, "profile.js");
  const profile = Buffer.from(JSON.stringify(before.toHeapProfile())).toString("base64");
  writeFileSync(script, `speedscope.loadFileFromBase64("lines.heapprofile", "${profile}")`);
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--allow-file-access-from-files"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${PAGE}#localProfilePath=${script}`);
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
  } finally {
    await browser.close();
  }
});

const PAGE = pathToFileURL(
  createRequire(import.meta.url).resolve("speedscope/dist/release/index.html"),
).href;
