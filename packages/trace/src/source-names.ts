import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A script's URL as people write it: a path, relative to the working directory where inside it. */
export function sourceName(url: string): string {
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  if (!isAbsolute(path)) return path;
  const short = relative(process.cwd(), path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}
