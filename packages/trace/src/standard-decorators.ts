import { createRequire } from "node:module";

import { noDecorators } from "./errors.ts";
import type { Lang } from "./parse.ts";

/** JavaScript and its source map, as JSON. */
export interface Compiled {
  readonly code: string;
  readonly map: string;
}

/**
 * Compiles the language's own decorators, which no Node runs and our compiler does not know, by the
 * TypeScript or esbuild of the program's own project.
 *
 * @throws {Error} `ERR_DECORATORS` where the project has neither
 */
export function compileDecorators(url: string, source: string, lang: Lang): Compiled {
  const require = createRequire(url);
  for (const [name, compile] of Object.entries(COMPILERS)) {
    let compiler: unknown;
    try {
      compiler = require(name);
    } catch {
      continue;
    }
    const compiled = compile(compiler, source, lang);
    if (compiled !== undefined) return compiled;
  }
  throw noDecorators(url);
}

type Compile = (compiler: unknown, source: string, lang: Lang) => Compiled | undefined;

// by what both have had since they know these decorators: TypeScript 5.0, esbuild 0.21
const COMPILERS: Readonly<Record<string, Compile>> = {
  typescript(compiler, source, lang) {
    const { transpileModule } = compiler as Partial<TypeScript>;
    // the native TypeScript answers nothing here
    if (transpileModule === undefined) return undefined;
    const { outputText, sourceMapText = "" } = transpileModule(source, {
      fileName: `source.${lang}`,
      compilerOptions: { target: "es2022", module: "preserve", jsx: "react-jsx", sourceMap: true },
    });
    return { code: outputText.replace(MAP_COMMENT, ""), map: sourceMapText };
  },

  esbuild(compiler, source, lang) {
    const { transformSync } = compiler as Esbuild;
    const options = { loader: lang, target: "es2022", jsx: "automatic", sourcemap: "external" };
    return transformSync(source, { ...options, sourcefile: `source.${lang}` });
  },
};

const MAP_COMMENT = /\/\/# sourceMappingURL=.*\s*$/;

interface TypeScript {
  transpileModule(
    source: string,
    options: { fileName: string; compilerOptions: object },
  ): { outputText: string; sourceMapText?: string };
}

interface Esbuild {
  transformSync(source: string, options: object): Compiled;
}
