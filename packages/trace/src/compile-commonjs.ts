import { readFileSync } from "node:fs";
import Module from "node:module";

import { isApplication } from "./application.ts";
import { instrumentCommonJsFile } from "./instrument-commonjs.ts";

// what Node's own loader calls for each CommonJS module, and loaders that compile have always wrapped
interface Compiles {
  _compile(this: unknown, source: string, filename: string, ...rest: unknown[]): unknown;
}

type Load = (module: Compiles, filename: string) => void;

/** Instruments the application's CommonJS modules from now on, TypeScript and JSX included. */
export function instrumentCommonJs(): void {
  const prototype = Module.prototype as unknown as Compiles;
  const compile = prototype._compile;
  prototype._compile = function (source, filename, ...rest) {
    const text = isApplication(filename) ? instrumentCommonJsFile(source, filename) : source;
    return compile.call(this, text, filename, ...rest);
  };
  const extensions = (Module as unknown as { _extensions: Record<string, Load> })._extensions;
  for (const extension of [".ts", ".cts", ".tsx", ".jsx"]) {
    const before = extensions[extension] ?? extensions[".js"];
    extensions[extension] = (module, filename) => {
      if (!isApplication(filename)) before?.(module, filename);
      else module._compile(readFileSync(filename, "utf8"), filename);
    };
  }
}
