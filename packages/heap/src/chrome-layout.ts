import { describe } from "./describe-layout.ts";
import { CHROME } from "./engine-facts.ts";
import { lossesOf, sumOf } from "./layout-rows.ts";
import type { LayoutRow, ObjectLayout } from "./object-layout.ts";

/**
 * Works out what a layout would be with compressed pointers, as in Chrome: pointers and small
 * integers take 4 bytes, numbers, characters and buffers what they take here.
 */
export function chromeLayout(measured: ObjectLayout): ObjectLayout {
  const rows = blocksOf(measured.rows).flatMap(compressed);
  return describe({
    ...measured,
    ...{ source: "modelled", engine: CHROME.engine },
    ...{ bytes: sumOf(rows), rows, losses: lossesOf(rows) },
  });
}

function blocksOf(rows: readonly LayoutRow[]): LayoutRow[][] {
  const blocks: LayoutRow[][] = [];
  for (const row of rows) {
    if (row.offset === 0) blocks.push([]);
    blocks.at(-1)?.push(row);
  }
  return blocks;
}

function compressed(block: readonly LayoutRow[]): LayoutRow[] {
  const rows = block
    .filter(({ what }) => what !== "padding")
    .map((row) => ({ ...row, bytes: row.bytes - row.taggedBytes / 2 }));
  const padded = [...knownInside(rows), ...padding(block, sumOf(rows))];
  let offset = 0;
  return padded.map((row) => {
    const moved = { ...row, offset, taggedBytes: row.taggedBytes / 2 };
    offset += row.bytes;
    return moved;
  });
}

/** Kinds with more inside than pointers are as large as they were found in Chrome. */
function knownInside(rows: LayoutRow[]): LayoutRow[] {
  const known = CHROME.kinds.get((rows[0]?.block ?? "") as never);
  const inside = rows.find(({ what }) => what === "internal");
  if (known === undefined || !inside) return rows;
  const others = rows.filter(({ what }) => what !== "internal");
  return [
    ...others.slice(0, HEADER_ROWS),
    { ...inside, bytes: known - HEADER },
    ...others.slice(HEADER_ROWS),
  ];
}

/** Hidden class, properties, elements. */
const HEADER_ROWS = 3;
const HEADER = 12;

/** Strings and symbols round to 8 bytes, all else to 4. */
function padding(block: readonly LayoutRow[], bytes: number): LayoutRow[] {
  const [first] = block;
  const unit = first && /string|symbol|bigint/.test(first.block) ? 8 : 4;
  const rest = (unit - (bytes % unit)) % unit;
  if (!first || rest === 0) return [];
  const lost = `padding to ${String(unit)} bytes`;
  return [{ ...first, bytes: rest, taggedBytes: 0, what: "padding", value: "", lost }];
}
