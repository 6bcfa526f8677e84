// npm run bench [name…]: runs the benchmarks one after the other, each in a process of its own. What they
// compare with has a package.json beside them, so that it stays out of the main install.
import { execSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here, { recursive: true }).filter((file) => !/node_modules/.test(file));
const benches = files
  .filter((file) => file.endsWith(".bench.mjs"))
  .filter((file) => wanted.length === 0 || wanted.some((name) => basename(file).startsWith(name)))
  .sort();

if (benches.length === 0) {
  console.error(`no benchmark begins with ${wanted.join(" or ")}`);
  process.exitCode = 2;
}
for (const file of files) if (basename(file) === "package.json") installRivals(dirname(file));
for (const file of benches) {
  const { status } = spawnSync(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=8192", join(here, file)],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exitCode = 1;
}

/** Installs what the benchmarks of a folder compare with; those of this one have it in `rivals`. */
function installRivals(folder) {
  const cwd = join(here, folder);
  const isWanted = folder === "rivals" || benches.some((file) => dirname(file) === folder);
  if (isWanted && !existsSync(join(cwd, "node_modules")))
    execSync("npm install --ignore-scripts --no-package-lock", { cwd, stdio: ["ignore", 2, 2] });
}
