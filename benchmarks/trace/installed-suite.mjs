// A published package with its tests and what they need: in a temporary folder, never kept here.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// what packages lint, build and publish with; no test needs it
const NOT_FOR_TESTS =
  /lint|standard|snazzy|nyc|c8|tsd|^typescript|^@types|tsconfig|browserify|webpack|uglif|airtap|playwright|commit|publish|npmignore|aud$|changelog|coveralls|arethetypes|benchmark|fastbench|^tap$|simple-git|inquirer|cli-select|in-publish|collapser|shakeify|module-deps|unassertify|evalmd/;

/** Returns the folder of a package, `name@version`, and the paths of its test files in it. */
export function installedSuite(name) {
  const folder = join(tmpdir(), "slotted-trace-suites", name.replaceAll("/", "+"));
  if (!existsSync(folder)) install(name, folder);
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => !/node_modules|fixtures/.test(file))
    .filter((file) => /^test\.js$|^test\/[\w.-]+\.js$/.test(file))
    .sort();
  return { folder, files };
}

function install(name, folder) {
  const fresh = `${folder}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const run = (command, args, cwd) =>
    execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const archive = run("npm", ["pack", "--silent", name], fresh).trim();
  run("tar", ["xzf", archive], fresh);
  const own = join(fresh, "package");
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  const needs = Object.entries(manifest.devDependencies ?? {}).filter(
    ([need]) => !NOT_FOR_TESTS.test(need) && need !== manifest.name,
  );
  const kept = { ...manifest, devDependencies: Object.fromEntries(needs), scripts: {} };
  writeFileSync(join(own, "package.json"), JSON.stringify(kept));
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  run("npm", ["install", ...options], own);
  renameSync(own, folder);
  rmSync(fresh, { recursive: true });
}
