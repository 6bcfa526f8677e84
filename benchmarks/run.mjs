// npm run bench [name…]: runs the benchmarks one after the other, each in a process of its own.
import { execSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
installRivals();
const wanted = process.argv.slice(2);
const benches = readdirSync(here)
  .filter((file) => file.endsWith(".bench.mjs"))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));

if (benches.length === 0) {
  console.error(`no benchmark begins with ${wanted.join(" or ")}`);
  process.exitCode = 2;
}
for (const file of benches) {
  const { status } = spawnSync(
    process.execPath,
    ["--expose-gc", "--max-old-space-size=8192", join(here, file)],
    {
      stdio: "inherit",
    },
  );
  if (status !== 0) process.exitCode = 1;
}

function installRivals() {
  const cwd = join(here, "rivals");
  if (!existsSync(join(cwd, "node_modules")))
    execSync("npm install --no-package-lock", { cwd, stdio: ["ignore", 2, 2] });
}
