import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";

// a worker may have an environment of its own
const INCLUDE = "@slotted/trace include";
const included = process.env["SLOTTED_TRACE_INCLUDE"] ?? getEnvironmentData(INCLUDE) ?? "";
setEnvironmentData(INCLUDE, included);
const patterns = String(included).split(",").filter(Boolean);

/**
 * Tells whether a file belongs to the application: not below node_modules, unless
 * `SLOTTED_TRACE_INCLUDE` names a part of its path (several with commas), and not ours, so that a
 * table's memory is charged to the line that adds rows.
 */
export function isApplication(path: string): boolean {
  if (patterns.some((pattern) => path.includes(pattern))) return true;
  return !/[\\/]node_modules[\\/]/.test(path) && !isOurs(dirname(path));
}

/** The `type` of the nearest package.json: what a `.js` or `.ts` file is taken for. */
export function packageType(path: string): "module" | "commonjs" | undefined {
  const type = packageOf(dirname(path)).type;
  return type === "module" || type === "commonjs" ? type : undefined;
}

const here = dirname(fileURLToPath(import.meta.url));

function isOurs(folder: string): boolean {
  return folder === here || /^(?:slotted|@slotted\/.*)$/.test(packageOf(folder).name ?? "");
}

interface Package {
  readonly name?: string;
  readonly type?: string;
}

const packages = new Map<string, Package>();

function packageOf(folder: string): Package {
  let found = packages.get(folder);
  if (found === undefined) {
    const file = join(folder, "package.json");
    const parent = dirname(folder);
    if (existsSync(file)) found = JSON.parse(readFileSync(file, "utf8")) as Package;
    else found = parent === folder ? {} : packageOf(parent);
    packages.set(folder, found);
  }
  return found;
}
