import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { instrument } from "./instrument.ts";
import { sitePrefix } from "./site-lines.ts";
import { instrumented } from "./site-runtime.ts";
import { toJavaScript } from "./to-javascript.ts";
import { givenOf } from "./watch-construct.ts";

/** Has instrumented functions answer `toString` with the text they had, and watched ones. */
export function keepFunctionText(): void {
  const given = Object.getOwnPropertyDescriptor(Function.prototype, "toString");
  const value = new Proxy(Function.prototype.toString, {
    apply(target, self, args) {
      const text = Reflect.apply(target, givenOf.get(self as object) ?? self, args) as string;
      const prefix = SITE_NAME.exec(text)?.[0];
      return prefix === undefined ? text : (textsOf(prefix).get(text) ?? text);
    },
  });
  givenOf.set(value, Function.prototype.toString);
  Object.defineProperty(Function.prototype, "toString", { ...given, value });
}

const SITE_NAME = /\$s[0-9a-z]+_(?=(?:[ti]|\d+)\()/;

const texts = new Map<string, Map<string, string>>();

// made when first asked for, by instrumenting the module once more
function textsOf(prefix: string): Map<string, string> {
  let found = texts.get(prefix);
  if (found === undefined) {
    texts.set(prefix, (found = new Map()));
    for (const url of instrumented.keys()) {
      if (sitePrefix(url) === prefix) readTexts(url, found);
    }
  }
  return found;
}

function readTexts(url: string, into: Map<string, string>): void {
  const { code, original } = toJavaScript(url, readFileSync(fileURLToPath(url), "utf8"));
  const onFunction = (now: string, then: string) => void into.set(now, then);
  // the text says which it is: what one kind allows, the other gives the same sites
  const asModule = instrument(code, { url, original, sourceType: "module", onFunction });
  if (asModule === undefined)
    instrument(code, { url, original, sourceType: "commonjs", onFunction });
}
