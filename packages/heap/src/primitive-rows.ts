import { STRING_TYPE, WORD } from "./engine-facts.ts";
import type { MapFacts } from "./heap-reader.ts";
import type { LayoutRows } from "./layout-rows.ts";

/** Adds the rows of a string, number, bigint or symbol; answers what it is called. */
export function addPrimitiveRows(
  rows: LayoutRows,
  value: unknown,
  map: MapFacts,
  bytes: number,
): string {
  const name = typeof value === "string" ? stringName(map.type) : typeof value;
  rows.block(name);
  rows.tagged(WORD, "hidden class", name);
  if (typeof value === "string") addStringRows(rows, value, map.type, bytes);
  else if (typeof value === "number") rows.raw(WORD, "value", String(value));
  else if (typeof value === "bigint") {
    rows.tagged(WORD, "sign and length");
    rows.raw(bytes - 2 * WORD, `${String((bytes - 2 * WORD) / WORD)} digits of 64 bits`);
  } else {
    rows.raw(WORD, "hash");
    rows.tagged(bytes - 2 * WORD, "description", (value as symbol).description ?? "none");
  }
  return name;
}

const REPRESENTATIONS = ["flat", "cons", "external", "sliced", "", "thin"] as const;

function stringName(type: number): string {
  const width = type & STRING_TYPE.oneByte ? "one-byte" : "two-byte";
  const kept = type & STRING_TYPE.notInternalized ? "" : "internalised ";
  return `${kept}${REPRESENTATIONS[type & STRING_TYPE.representation] ?? ""} ${width} string`;
}

function addStringRows(rows: LayoutRows, text: string, type: number, bytes: number): void {
  rows.raw(4, "hash");
  rows.raw(4, "length", String(text.length));
  const width = type & STRING_TYPE.oneByte ? 1 : 2;
  const rest = bytes - 2 * WORD;
  switch (REPRESENTATIONS[type & STRING_TYPE.representation]) {
    case "cons":
      rows.tagged(WORD, "first half");
      rows.tagged(WORD, "second half");
      break;
    case "sliced":
      rows.tagged(WORD, "the string it is part of", "kept alive as a whole");
      rows.tagged(WORD, "offset in it");
      break;
    case "thin":
      rows.tagged(rest, "the string it stands for");
      break;
    case "external":
      rows.raw(rest, "addresses outside the heap");
      break;
    default:
      rows.raw(width * text.length, `${String(text.length)} characters`, excerpt(text));
      rows.lostRaw(rest - width * text.length, "padding", "padding to 8 bytes");
  }
}

const excerpt = (text: string): string =>
  JSON.stringify(text.length > 24 ? `${text.slice(0, 24)}…` : text);
