// Type-checks and emits the sources of a package.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { measured } from "./measured.mjs";

const folder = fileURLToPath(new URL("../../../packages/slotted/src/", import.meta.url));
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !file.includes(".test"))
  .map((file) => join(folder, file));

await measured(() => {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
  });
  const problems = ts.getPreEmitDiagnostics(program).length;
  let written = 0;
  program.emit(undefined, (_, text) => (written += text.length));
  return { program, problems, written };
});
