import { Filter, type KeyType } from "@slotted/trace";
import { badOption } from "../cli-error.ts";
import type { Described } from "../command.ts";
import { countOption } from "../count-option.ts";

/** What `slotted trace` was asked for. */
export interface TraceOptions {
  readonly by: KeyType;
  /** Rows at most. */
  readonly top: number;
  readonly filters: readonly Filter[];
  readonly mode: "exact" | "sampled";
  /** Mean bytes from one sample to the next. */
  readonly interval: number;
  /** Frames of a traceback at most. */
  readonly nframe: number;
  /** Parts of paths below node_modules to instrument all the same. */
  readonly include: readonly string[];
  readonly peak: boolean;
  readonly temporary: boolean;
  readonly live: boolean;
  readonly open: boolean;
  /** The file of an older snapshot. */
  readonly compare: string | undefined;
  readonly output: string | undefined;
}

const KEYS: readonly KeyType[] = ["lineno", "filename", "traceback"];
const DEEP = 32;
/** Below, each allocation is seen, which is what exact does. */
const LEAST_INTERVAL = 2;

/** The options as they are written. */
export const TRACE_OPTIONS: readonly Described[] = [
  { flags: "--by <key>", summary: `${KEYS.join(", ")}`, default: "lineno" },
  { flags: "--top <count>", summary: "rows at most", default: "10" },
  {
    flags: "--filter <glob>",
    summary: 'only files that match, or with "!" before it, only others; may be repeated',
    repeats: true,
  },
  { flags: "--sampled", summary: "see some allocations, at random: the default" },
  { flags: "--exact", summary: "see each allocation, which may take many times as long" },
  { flags: "--interval <bytes>", summary: "mean bytes between two samples", default: "524288" },
  { flags: "--peak", summary: "what was alive when most was, not at the end" },
  { flags: "--temporary", summary: "what was made and dropped; runs the program twice" },
  { flags: "--compare <dump>", summary: "the change since a dump of an earlier run" },
  { flags: "--output <file>", summary: "keep a dump, or if it ends so, a .heapprofile" },
  { flags: "--open", summary: "show the lines in a browser" },
  { flags: "--live", summary: "refresh each second while the program runs" },
  { flags: "--nframe <count>", summary: "frames of a traceback at most" },
  {
    flags: "--include <part>",
    summary: "instrument paths with this part though in node_modules; may be repeated",
    repeats: true,
  },
];

const CONFLICTS = [
  ["exact", "sampled"],
  ["temporary", "peak"],
  ["temporary", "compare"],
  ["temporary", "live"],
] as const;

/** @throws {CliError} `ERR_BAD_OPTION` */
export function traceOptions(options: Readonly<Record<string, unknown>>): TraceOptions {
  for (const [a, b] of CONFLICTS) {
    if (options[a] && options[b]) throw badOption(`--${a}`, `no --${b} beside it`, "both");
  }
  const by = KEYS.find((key) => key === options["by"]);
  if (by === undefined) throw badOption("--by", `one of ${KEYS.join(", ")}`, options["by"]);
  const output = options["output"] as string | undefined;
  const needsTree = by === "traceback" || options["open"] || output?.endsWith(PROFILE);
  return {
    by,
    top: countOption("--top", options["top"]),
    filters: (options["filter"] as string[]).map(toFilter),
    mode: options["exact"] ? "exact" : "sampled",
    interval: countOption("--interval", options["interval"], LEAST_INTERVAL),
    nframe: countOption("--nframe", options["nframe"] ?? (needsTree ? DEEP : 1)),
    include: options["include"] as string[],
    peak: options["peak"] === true,
    temporary: options["temporary"] === true,
    live: options["live"] === true,
    open: options["open"] === true,
    compare: options["compare"] as string | undefined,
    output,
  };
}

/** What DevTools and speedscope open. */
export const PROFILE = ".heapprofile";

const toFilter = (glob: string) =>
  glob.startsWith("!") ? new Filter(false, glob.slice(1)) : new Filter(true, glob);
