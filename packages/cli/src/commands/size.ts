import { runInThisContext } from "node:vm";
import { fileURLToPath } from "node:url";
import type * as Heap from "@slotted/heap";
import { sizeof } from "@slotted/heap";
import { CliError } from "../cli-error.ts";
import type { Command } from "../command.ts";
import { engineFact } from "../engine-fact.ts";
import { importFrom, loadExport } from "../load-module.ts";

export const size: Command = {
  name: "size",
  summary: "measure the bytes of a value",
  arguments: [{ flags: "<target>", summary: "a JavaScript expression, or module#export" }],
  examples: [
    `slotted size '({ x: 1.5, y: 2.5 })'   bytes of an object and its boxed numbers`,
    `slotted size app.ts#config            bytes of what a module exports`,
  ],
  async run({ args: [target = ""], cwd }) {
    const bytes = isModule(target) ? await sizeOfExport(target, cwd) : sizeof(evaluate(target));
    return {
      facts: [engineFact],
      totals: `${target}: ${bytes} bytes, measured, what it refers to not included.`,
      data: { target, bytes },
    };
  },
};

const isModule = (target: string) =>
  /\.[cm]?[jt]sx?#[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(target);

async function sizeOfExport(target: string, cwd: string): Promise<number> {
  const { value } = await loadExport(target, cwd);
  // imported as the module was, it knows the module's tables for what they are
  const heap = await importFrom("@slotted/heap", fileURLToPath(import.meta.url));
  return (heap as unknown as typeof Heap).sizeof(value);
}

function evaluate(expression: string): unknown {
  try {
    return runInThisContext(`(${expression}\n)`);
  } catch (error) {
    throw new CliError("ERR_BAD_EXPRESSION", `${expression}: ${String(error)}`);
  }
}
