// Type-checks and emits the sources of a package of this repository with the compiler's own API.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { finish } from "./finish.mjs";

const folder = fileURLToPath(new URL("../../../packages/slotted/src/", import.meta.url));
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file))
  .map((file) => folder + file);
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  strict: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: true,
  lib: ["lib.es2022.d.ts"],
  types: [],
};

const start = performance.now();
const program = ts.createProgram(files, options);
const diagnostics = ts.getPreEmitDiagnostics(program);
let written = 0;
program.emit(undefined, (_, text) => (written += text.length));
const milliseconds = performance.now() - start;
await finish(milliseconds, `${files.length} ${diagnostics.length} ${written}`, program);
console.assert(program.getSourceFiles().length > 0);
