// Packs slotted as npm would, installs it into an empty folder beside several compilers, and asks each of
// them about it: the types under strict rules and both ways of resolving modules, and plain JavaScript.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compilers = { ts59: "~5.9", ts60: "~6.0", ts70: "~7.0" };
const resolutions = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];
const rules = {
  ...{ target: "es2023", lib: ["es2023", "dom"], noEmit: true, types: ["node"], declaration: true },
  ...{ strict: true, skipLibCheck: false, allowJs: true, checkJs: true },
  ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noPropertyAccessFromIndexSignature: true, isolatedModules: true },
};

const folder = mkdtempSync(join(tmpdir(), "slotted-published-"));
try {
  const pack = ["pack", "--workspace", "slotted", "--pack-destination", folder, "--json"];
  const [{ filename }] = JSON.parse(run("npm", pack, root));
  cpSync(join(root, "packages/slotted/src/fixtures/consumer"), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const wanted = Object.entries(compilers).map(
    ([name, range]) => `${name}@npm:typescript@${range}`,
  );
  // the types of Node for the plain program, which asserts
  run(
    "npm",
    ["install", "--no-audit", "--no-fund", `./${filename}`, "@types/node@20", ...wanted],
    folder,
  );

  for (const compiler of Object.keys(compilers)) {
    const tsc = join(folder, "node_modules", compiler, "bin", "tsc");
    for (const resolution of resolutions) {
      const options = { ...rules, ...resolution };
      const config = { compilerOptions: options, files: ["typed.ts", "plain.js"] };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
      run(process.execPath, [tsc, "-p", folder], folder);
      const version = run(process.execPath, [tsc, "--version"], folder).trim();
      console.log(
        `TypeScript ${version.replace("Version ", "")}, ${resolution.moduleResolution}: accepted`,
      );
    }
  }
  run(process.execPath, ["plain.js"], folder);
  console.log(`Node ${process.version}, plain JavaScript: runs`);
} finally {
  rmSync(folder, { recursive: true });
}

function run(command, args, cwd) {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}`);
    throw new Error(`${command} ${args.join(" ")} failed`, { cause: error });
  }
}
