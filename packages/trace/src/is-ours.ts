import { moduleUrl } from "./source-names.ts";

/**
 * Tells whether a script is the tracer's own, by its URL, or by its path, as jest and vitest have it.
 * The tests beside it are programs.
 */
export const isOurs = (script: string): boolean => {
  const url = moduleUrl(script);
  return url.startsWith(HERE) && !/\.test\.ts$/.test(url);
};

const HERE = new URL(".", import.meta.url).href;
