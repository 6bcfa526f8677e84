import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { noModules } from "../cli-error.ts";

/** A module to look at: a file, or a package by its name. */
export interface ModuleToCheck {
  /** What to import: an absolute path, or a package's name. */
  readonly specifier: string;
  /** As reports show it: relative to the working directory. */
  readonly shown: string;
  readonly isFile: boolean;
}

const SOURCES = "**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}";
const NO_MODULES = ["**/*.d.{ts,mts,cts}", "**/node_modules/**"];
const TESTS = ["**/*.{test,spec,test-d}.*"];

/**
 * The modules that files, directories, globs and names of packages stand for, each once, in a stable
 * order. Tests are left out of directories, not of globs.
 *
 * @throws {CliError} `ERR_NO_MODULES` for one that stands for none
 */
export async function findModules(
  targets: readonly string[],
  cwd: string,
): Promise<ModuleToCheck[]> {
  const found = new Map<string, ModuleToCheck>();
  for (const target of targets) {
    const modules = await modulesOf(target, cwd);
    if (modules.length === 0) throw noModules(target);
    for (const module of modules) found.set(module.specifier, module);
  }
  return [...found.values()];
}

async function modulesOf(target: string, cwd: string): Promise<ModuleToCheck[]> {
  const path = resolve(cwd, target);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return [fileModule(path, cwd)];
  if (stat || isDynamicPattern(target)) {
    const [patterns, root] = stat ? [SOURCES, path] : [target, cwd];
    const ignore = stat ? [...NO_MODULES, ...TESTS] : NO_MODULES;
    const files = await glob(patterns, { cwd: root, ignore, absolute: true });
    return files.sort().map((file) => fileModule(file, cwd));
  }
  return isPackage(target, cwd) ? [{ specifier: target, shown: target, isFile: false }] : [];
}

function isPackage(name: string, cwd: string): boolean {
  if (/^\.{0,2}[/\\]/.test(name)) return false;
  try {
    createRequire(join(cwd, "package.json")).resolve(name);
    return true;
  } catch (error) {
    // one that is there may export nothing to `require`
    return (error as { code?: unknown }).code === "ERR_PACKAGE_PATH_NOT_EXPORTED";
  }
}

const fileModule = (path: string, cwd: string): ModuleToCheck => ({
  specifier: resolve(path),
  shown: relative(cwd, path).replaceAll("\\", "/"),
  isFile: true,
});
