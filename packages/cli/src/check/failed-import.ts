import { createRequire } from "node:module";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlacedFinding } from "./check-modules.ts";
import type { FindingCode } from "./finding.ts";
import { finding } from "./finding-messages.ts";
import type { ModuleToCheck } from "./find-modules.ts";

// what `slots` refuses while a class is being declared, so that its module does not load
const REFUSALS: Readonly<Record<string, FindingCode>> = {
  ERR_SLOT_OVERLAP: "overlapping-slot",
  ERR_SLOT_CONFLICT: "invalid-declaration",
  ERR_UNDECLARED_FIELDS: "invalid-declaration",
  ERR_SLOT_NAME: "invalid-declaration",
  ERR_NOT_SLOTTED: "invalid-declaration",
  ERR_FIELD: "invalid-declaration",
};

/** Says why a module did not load, and where: in the user's file that threw, which may be another. */
export function failedImport(error: Error, module: ModuleToCheck, cwd: string): PlacedFinding {
  const refusal = REFUSALS[(error as { code?: string }).code ?? ""];
  const place = placeIn(error, cwd) ?? { file: module.shown };
  const [firstLine = ""] = error.message.split("\n");
  const got = refusal ? error.message : `${error.name}: ${firstLine.replace(/\.?$/, ".")}`;
  return { ...finding(refusal ?? "failed-import", { className: "", names: [], got }), ...place };
}

const FRAME =
  /(?:^|[\s(])((?:file:\/\/)?\/[^\s()]*?|[A-Za-z]:\\[^()]*?)(?:\?[^\s:)]*)?:(\d+):\d+/gm;
const LIBRARY = dirname(createRequire(import.meta.url).resolve("slotted/package.json"));

function placeIn({ stack = "" }: Error, cwd: string): { file: string; line: number } | undefined {
  for (const [, at = "", line] of stack.matchAll(FRAME)) {
    const path = at.startsWith("file:") ? fileURLToPath(at) : at;
    const file = relative(cwd, path).replaceAll("\\", "/");
    const isUsers =
      !file.startsWith("..") && !path.includes("node_modules") && !path.startsWith(LIBRARY);
    if (isUsers) return { file, line: Number(line) };
  }
  return undefined;
}
