import { readFileSync } from "node:fs";

import { originalLines, type OriginalLines } from "./original-lines.ts";

/** The source map that a compiled file names in its last comment, if it can be read. */
export function mapOfCompiled(url: string, code: string): OriginalLines | undefined {
  const last = code.lastIndexOf("sourceMappingURL=");
  const name = last < 0 ? undefined : MAP_COMMENT.exec(code.slice(Math.max(last - 4, 0)))?.[1];
  if (name === undefined) return undefined;
  try {
    const map = new URL(name, url);
    return originalLines(readMap(map), code, map.protocol === "data:" ? url : map.href);
  } catch {
    return undefined; // as Node does with a map that is missing or damaged
  }
}

// behind it come comments only: a text may hold another file's
const MAP_COMMENT = /^\/\/[#@] sourceMappingURL=(\S+)(?:\s|\/\/.*|\/\*[^]*?\*\/)*$/;

function readMap(url: URL): string {
  if (url.protocol !== "data:") return readFileSync(url, "utf8");
  const [, base64, data = ""] = /^[^,]*?(;base64)?,(.*)$/.exec(url.pathname) ?? [];
  return base64 ? Buffer.from(data, "base64").toString() : decodeURIComponent(data);
}
