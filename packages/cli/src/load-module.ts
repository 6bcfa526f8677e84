import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tsImport } from "tsx/esm/api";
import { cannotImport, noExportNamed, noSuchExport } from "./cli-error.ts";

/**
 * Imports a module of the user's, TypeScript included: through tsx, because Node 20 cannot strip
 * types and later versions refuse what does not erase, such as enums.
 *
 * @throws {CliError} `ERR_CANNOT_IMPORT`
 */
export async function loadModule(file: string, cwd: string): Promise<Record<string, unknown>> {
  const url = pathToFileURL(resolve(cwd, file)).href;
  try {
    return (await tsImport(url, import.meta.url)) as Record<string, unknown>;
  } catch (error) {
    throw cannotImport(file, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Imports `module#export`.
 *
 * @throws {CliError} `ERR_CANNOT_IMPORT`, `ERR_NO_EXPORT`
 */
export async function loadExport(target: string, cwd: string): Promise<unknown> {
  const at = target.lastIndexOf("#");
  if (at < 1 || at === target.length - 1) throw noExportNamed(target);
  const [file, name] = [target.slice(0, at), target.slice(at + 1)];
  const module = await loadModule(file, cwd);
  if (!(name in module)) throw noSuchExport(file, name, Object.keys(module));
  return module[name];
}
