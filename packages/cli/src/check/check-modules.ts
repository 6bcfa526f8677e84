import { dirname, join } from "node:path";
import picomatch from "picomatch";
import { importFrom, type Module } from "../load-module.ts";
import type { Progress } from "../progress.ts";
import { auditClass, type AuditOptions } from "./audit-class.ts";
import { chainOf, isDeclaring, isSlottedClass, type AnyClass } from "./class-facts.ts";
import { classPlacesIn, type ClassPlace } from "./class-places.ts";
import { exportedClasses } from "./exported-classes.ts";
import { failedImport } from "./failed-import.ts";
import type { ModuleToCheck } from "./find-modules.ts";
import type { Finding } from "./finding.ts";
import type { Library } from "./wasted-padding.ts";

export interface CheckOptions extends AuditOptions {
  /** Globs of modules, or of classes as `module#Class`; only these are looked at. */
  readonly include: readonly string[];
  /** The same, left out. */
  readonly exclude: readonly string[];
  readonly cwd: string;
  readonly progress?: Progress;
}

/** A finding with its place; the line is unknown for a class that the sources looked at do not name. */
export interface PlacedFinding extends Finding {
  readonly file: string;
  readonly line?: number;
}

export interface CheckResult {
  readonly modules: number;
  readonly classes: number;
  readonly slottedClasses: number;
  readonly findings: readonly PlacedFinding[];
  /** Modules that did not load. */
  readonly failedImports: readonly PlacedFinding[];
  /** Findings that comments silence. */
  readonly ignored: number;
}

/** Imports modules and audits every class they export, and the bases of these, once each. */
export async function checkModules(
  modules: readonly ModuleToCheck[],
  { include, exclude, cwd, progress, ...audit }: CheckOptions,
): Promise<CheckResult> {
  const wanted = wants(include, exclude);
  const failures = new Map<string, PlacedFinding>();
  const classes = new Map<AnyClass, Found>();
  const loaded = modules.filter(({ shown }) => wanted.module(shown));
  for (const [k, module] of loaded.entries()) {
    progress?.update(`importing ${module.shown}`, k / loaded.length);
    const result = await load(module, cwd);
    if (result instanceof Error) {
      const failure = failedImport(result, module, cwd);
      failures.set(`${failure.file}:${failure.line} ${failure.message}`, failure);
    } else {
      for (const [C, name] of exportedClasses(result.module)) {
        for (const c of chainOf(C)) {
          if (c !== C && (isDeclaring(c) || classes.has(c))) continue;
          const found = placed({ name: c === C ? name : c.name, module, library: result.library });
          if (!classes.get(c)?.place) classes.set(c, { ...classes.get(c), ...found });
        }
      }
    }
  }

  const findings: PlacedFinding[] = [];
  let ignored = 0;
  const looked = [...classes].filter(([, { name, module }]) => wanted.class(module.shown, name));
  for (const [C, { name, module, library, place }] of looked) {
    for (const finding of auditClass(C, library, audit, name)) {
      if (place?.ignored === "all" || place?.ignored.includes(finding.code)) ignored++;
      else findings.push({ ...finding, file: module.shown, ...(place && { line: place.line }) });
    }
  }
  const isRefusal = ({ code }: Finding) => code !== "failed-import";
  const failed = [...failures.values()];
  return {
    modules: loaded.length,
    classes: looked.length,
    slottedClasses: looked.filter(([C]) => isSlottedClass(C)).length,
    findings: [...findings, ...failed.filter(isRefusal)].sort(byPlace),
    failedImports: failed.filter((failure) => !isRefusal(failure)),
    ignored,
  };
}

interface Found {
  readonly name: string;
  readonly module: ModuleToCheck;
  readonly library: Library | undefined;
  readonly place?: ClassPlace;
}

const places = new Map<string, Map<string, ClassPlace>>();

/** Adds where the class stands, if the source of its module has one of that name. */
function placed(found: Found): Found {
  const { specifier, isFile } = found.module;
  if (!isFile) return found;
  let inFile = places.get(specifier);
  if (!inFile) places.set(specifier, (inFile = classPlacesIn(specifier)));
  const place = inFile.get(found.name.slice(found.name.lastIndexOf(".") + 1));
  return place ? { ...found, place } : found;
}

interface Loaded {
  readonly module: Module;
  readonly library: Library | undefined;
}

async function load({ specifier, isFile }: ModuleToCheck, cwd: string): Promise<Loaded | Error> {
  const from = isFile ? specifier : join(cwd, "package.json");
  try {
    const module = await importFrom(specifier, from);
    return { module, library: await libraryFor(from) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const libraries = new Map<string, Promise<Library | undefined>>();

/** The copy of `slotted` that modules of a directory get, if they have one. */
function libraryFor(file: string): Promise<Library | undefined> {
  const directory = dirname(file);
  const known =
    libraries.get(directory) ??
    importFrom("slotted", file).then(
      (module) => module as unknown as Library,
      () => undefined,
    );
  libraries.set(directory, known);
  return known;
}

function wants(include: readonly string[], exclude: readonly string[]) {
  // a pattern of a class without a module means every module
  const full = (pattern: string) => (pattern.startsWith("#") ? `**/*${pattern}` : pattern);
  const matcher = (patterns: readonly string[], ofClass: boolean) => {
    const some = patterns.filter((pattern) => pattern.includes("#") === ofClass).map(full);
    return { any: some.length > 0, matches: picomatch(some, { dot: true }) };
  };
  const [inModules, inClasses] = [matcher(include, false), matcher(include, true)];
  const [exModules, exClasses] = [matcher(exclude, false), matcher(exclude, true)];
  return {
    module: (path: string) =>
      (!inModules.any || inModules.matches(path)) && !exModules.matches(path),
    class: (path: string, name: string) =>
      (!inClasses.any || inClasses.matches(`${path}#${name}`)) &&
      !exClasses.matches(`${path}#${name}`),
  };
}

const byPlace = (a: PlacedFinding, b: PlacedFinding): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);
