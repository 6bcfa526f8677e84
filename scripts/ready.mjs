// Installs and builds what is missing or stale, so that every npm script works in a fresh clone.
// Uses nothing but Node itself: it runs before there is a node_modules.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".slotted-lock-hash");

const lockHash = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const isInstalled = existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash;

if (!isInstalled) {
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, lockHash);
}
// tsc -b rebuilds only what changed.
run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-b"]);

function run(command, args) {
  // stdout stays clean for the command that follows
  execFileSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
}
