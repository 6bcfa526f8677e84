// What a page pays for slotted: bundled, minified and gzipped, all of it and what a small program uses.
// The aim was 12 kB and is missed by more than half. What remains says little twice, and gzip finds what does, so that
// only leaving things out would help: three tenths are the field types with their readers and writers, compiled
// and for pages that forbid that; a tenth is what errors say; a sixteenth the search for undeclared fields.
// MOST keeps it from growing unnoticed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const MOST = 19_000;

const entry = fileURLToPath(new URL("../packages/slotted/dist/index.js", import.meta.url));
const all = await sizeOf("*");
const small = await sizeOf("{ f64, slots, Table, text }");
console.log(`slotted, minified and gzipped: ${all} bytes; of it for one table: ${small} bytes`);
if (all > MOST) {
  console.error(
    `expected at most ${MOST} bytes, got ${all}. Remove something, or say why it is worth it.`,
  );
  process.exitCode = 1;
}

async function sizeOf(names) {
  const folder = mkdtempSync(
    join(fileURLToPath(new URL("..", import.meta.url)), "node_modules/.size-"),
  );
  const input = join(folder, "entry.js");
  writeFileSync(input, `export ${names} from ${JSON.stringify(entry)};`);
  try {
    const { output } = await build({
      configFile: false,
      logLevel: "silent",
      build: {
        ...{ write: false, minify: true, target: "es2023" },
        rolldownOptions: { input, preserveEntrySignatures: "strict" },
      },
    });
    return gzipSync(output[0].code, { level: 9 }).length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
