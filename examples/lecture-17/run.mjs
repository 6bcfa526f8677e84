// npm start: runs the four programs one after the other, each in a process of its own.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

// tsx only strips the types (Node 20 cannot); the traced program is instrumented as it is loaded
const programs = [
  ["1-dict-vs-slots.ts", "tsx"],
  ["2-inheritance.ts", "tsx"],
  ["3-bulk-tracing.ts", "@slotted/trace/register"],
  ["4-inheritance-trap.ts", "tsx"],
];

for (const [program, loader] of programs) {
  console.log(`\n=== ${program}`);
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--import", loader, path], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
