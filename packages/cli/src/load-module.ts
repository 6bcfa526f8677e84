import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { register } from "tsx/esm/api";
import { cannotImport, noExportNamed, noSuchExport } from "./cli-error.ts";

export type Module = Readonly<Record<string, unknown>>;

// One scope for all: two modules of the user's that import a third share it. Registered only
// when a module is loaded, because commands that load none need not pay for it.
const openScope = () => register({ namespace: "slotted" });
let scope: ReturnType<typeof openScope> | undefined;

/**
 * Imports what a file of the user's would get for a specifier, TypeScript included: through tsx,
 * because Node 20 cannot strip types and later versions refuse what does not erase, such as enums.
 * What the module prints meanwhile goes to standard error, so that a report stays alone on
 * standard output.
 */
export async function importFrom(specifier: string, file: string): Promise<Module> {
  scope ??= openScope();
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof write;
  try {
    return (await scope.import(specifier, pathToFileURL(file).href)) as Module;
  } finally {
    process.stdout.write = write;
  }
}

/**
 * Imports a module of the user's.
 *
 * @throws {CliError} `ERR_CANNOT_IMPORT`
 */
export async function loadModule(file: string, cwd: string): Promise<Module> {
  const path = resolve(cwd, file);
  try {
    return await importFrom(pathToFileURL(path).href, path);
  } catch (error) {
    throw cannotImport(file, error instanceof Error ? error.message : String(error));
  }
}

/** An export of a module, with the way to import what its module would get. */
export interface LoadedExport {
  readonly value: unknown;
  /** Imports for a specifier what the module itself would get: the same copy of a package. */
  readonly importBeside: (specifier: string) => Promise<Module>;
}

/**
 * Imports `module#export`.
 *
 * @throws {CliError} `ERR_CANNOT_IMPORT`, `ERR_NO_EXPORT`
 */
export async function loadExport(target: string, cwd: string): Promise<LoadedExport> {
  const at = target.lastIndexOf("#");
  if (at < 1 || at === target.length - 1) throw noExportNamed(target);
  const [file, name] = [target.slice(0, at), target.slice(at + 1)];
  const module = await loadModule(file, cwd);
  if (!(name in module)) throw noSuchExport(file, name, Object.keys(module));
  return {
    value: module[name],
    importBeside: (specifier) => importFrom(specifier, resolve(cwd, file)),
  };
}
