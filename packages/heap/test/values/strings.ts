import { createHash } from "node:crypto";
import type { Values } from "../corpus.ts";

/** Strings in each of V8's representations. */
export function strings(): Values {
  const values: Values = {
    "empty string": "",
    "one character": "a",
    "one wide character": fresh("ж", 1),
    "internalised string": "slotted heap corpus",
    "external one-byte string": Buffer.alloc(2 << 20, "e").toString("latin1"),
    "external two-byte string": Buffer.alloc(2 << 20, "e").toString("utf16le"),
    "sliced string": fresh("s", 100).slice(3, 60),
    "short slice, copied": fresh("s", 100).slice(3, 12),
    "two-byte sliced string": fresh("ж", 100).slice(3, 60),
    "JSON string": (JSON.parse('["a string out of JSON"]') as string[])[0],
    "number as string": String(Math.random()),
    "hash as string": createHash("sha256").update("x").digest("hex"),
    "joined string": ["a", "b", "c"].join("--and--"),
    "emoji string": fresh("🎈", 5),
  };
  values["cons string"] = fresh("p", 20) + String(Math.random());
  values["two-byte cons string"] = fresh("ж", 20) + String(Math.random());
  const cons = fresh("f", 20) + String(Math.random());
  const keys: Record<string, number> = { [cons]: 1 };
  values["cons string used as a key"] = Object.keys(keys)[0];
  for (const length of [2, 3, 7, 8, 9, 16, 17, 100, 1000, 100_000]) {
    values[`one-byte string of ${String(length)}`] = fresh("z", length);
    values[`two-byte string of ${String(length)}`] = fresh("ж", length);
  }
  return values;
}

/** A flat string of its own, not one of the program's literals. */
function fresh(char: string, length: number): string {
  return Buffer.from(char.repeat(length)).toString("utf8");
}
