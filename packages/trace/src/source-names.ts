import { isAbsolute, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A script's URL as people write it: a path, relative to the working directory where inside it. */
export function sourceName(url: string): string {
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  if (!isAbsolute(path)) return path;
  const short = relative(process.cwd(), path);
  return short.startsWith("..") || isAbsolute(short) ? path : short;
}

/** The URL of a script, where V8 knows a CommonJS module by its path. */
export function moduleUrl(name: string): string {
  return isAbsolute(name) ? pathToFileURL(name).href : name;
}
