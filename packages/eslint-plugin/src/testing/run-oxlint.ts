import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A report at its place: lines and columns count from 1. */
export interface Finding {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

interface Source {
  readonly code: string;
  readonly options?: object;
  readonly settings?: object;
  readonly js?: true;
}

// Oxlint loads TypeScript plugins only on Node 22.18 and later, so it gets the build.
const plugin = fileURLToPath(new URL("../../dist/index.js", import.meta.url));
const oxlint = join(
  dirname(createRequire(import.meta.url).resolve("oxlint/package.json")),
  "bin",
  "oxlint",
);

/** Lints each source with one rule of the built plugin, all in one run of oxlint for each kind of settings. */
export function runOxlint(rule: string, sources: readonly Source[]): Finding[][] {
  const found: Finding[][] = sources.map(() => []);
  const settingsOf = sources.map(({ settings }) => JSON.stringify(settings ?? {}));
  for (const settings of new Set(settingsOf)) {
    const indices = [...sources.keys()].filter((index) => settingsOf[index] === settings);
    runBatch(rule, sources, indices, settings, found);
  }
  return found;
}

function runBatch(
  rule: string,
  sources: readonly Source[],
  indices: readonly number[],
  settings: string,
  found: Finding[][],
): void {
  const folder = mkdtempSync(join(tmpdir(), "slotted-oxlint-"));
  try {
    const overrides = indices.map((index) => {
      const { code = "", options, js } = sources[index] ?? {};
      const file = `${index}.${js ? "js" : "ts"}`;
      writeFileSync(join(folder, file), code);
      return {
        files: [file],
        rules: { [`slotted/${rule}`]: options ? ["error", options] : "error" },
      };
    });
    const config = {
      jsPlugins: [plugin],
      settings: { slotted: JSON.parse(settings) as object },
      overrides,
    };
    writeFileSync(
      join(folder, ".oxlintrc.json"),
      JSON.stringify({ ...config, categories: { correctness: "off" } }),
    );
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, "--format", "json", "."], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    for (const { message, filename, labels } of diagnosticsIn(stdout, stderr)) {
      const place = labels[0]?.span;
      found[Number.parseInt(filename, 10)]?.push({
        message,
        line: place?.line ?? 0,
        column: place?.column ?? 0,
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const findings of found) findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Diagnostic {
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { span: { line: number; column: number } }[];
}

function diagnosticsIn(stdout: string, stderr: string): readonly Diagnostic[] {
  if (!stdout.startsWith("{")) throw new Error(`oxlint answers no JSON: ${stdout}${stderr}`);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}
