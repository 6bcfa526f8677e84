import { resolve } from "node:path";

import { badSetting } from "./errors.ts";
import type { StartOptions } from "./tracing.ts";

/** What the environment asks of `@slotted/trace/register`. */
export interface Settings {
  /** Traces from before the program's first line, with these options. */
  readonly start?: StartOptions | undefined;
  /** The folder where each process and thread leaves its last snapshot. */
  readonly folder?: string | undefined;
  /** Milliseconds from one snapshot left there to the next. */
  readonly every: number;
}

/**
 * Reads the variables that begin with `SLOTTED_TRACE`; packages/trace/README.md lists them.
 *
 * @throws {RangeError} `ERR_SETTING`
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const nframe = read(env, "", WHOLE) ?? 0;
  const every = read(env, "_EVERY", WHOLE) ?? 1000;
  const folder = env["SLOTTED_TRACE_DUMP"];
  const start = withoutUndefined({
    nframe,
    mode: read(env, "_MODE", MODE),
    interval: read(env, "_INTERVAL", INTERVAL),
    peak: read(env, "_PEAK", SWITCH),
    garbage: read(env, "_GARBAGE", SWITCH),
  });
  return {
    ...(nframe > 0 && { start }),
    ...(folder && { folder: resolve(folder) }),
    every,
  };
}

/** What a variable may be; undefined where it is something else. */
interface Kind<T> {
  readonly expected: string;
  read(text: string): T | undefined;
}

const number = (expected: string, least: number): Kind<number> => ({
  expected,
  read: (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && Number.isSafeInteger(value) ? value : undefined;
  },
});

const WHOLE = number("a whole number from 0 up", 0);
const INTERVAL = number("a whole number of bytes from 2 up", 2);
const MODE: Kind<"exact" | "sampled"> = {
  expected: "exact or sampled",
  read: (text) => (text === "exact" || text === "sampled" ? text : undefined),
};
const SWITCH: Kind<boolean> = {
  expected: "1 or 0",
  read: (text) => ({ "1": true, "0": false })[text],
};

function withoutUndefined(options: { [K in keyof StartOptions]: StartOptions[K] | undefined }) {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as StartOptions;
}

function read<T>(
  env: Readonly<Record<string, string | undefined>>,
  end: string,
  kind: Kind<T>,
): T | undefined {
  const name = `SLOTTED_TRACE${end}`;
  const text = env[name];
  if (text === undefined || text === "") return undefined;
  const value = kind.read(text);
  if (value === undefined) throw badSetting(name, kind.expected, text);
  return value;
}
