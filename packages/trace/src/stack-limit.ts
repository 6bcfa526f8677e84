/**
 * What the program takes for `Error.stackTraceLimit`. V8 counts the frames of sites too, which are
 * hidden later, so it gets room for them. It reads a plain property only (Node 20 to 26), so that
 * no accessor can say one number to V8 and another to the program: instrumented code asks here.
 */
export const stackLimit = {
  get: (): unknown => lower(Error.stackTraceLimit),
  set(limit: unknown): void {
    Error.stackTraceLimit = raise(lower(limit)) as number;
  },
};

/** Of a function, an expression of it that stays in its place, and what runs that. */
const FRAMES = 4;

/** Of expressions within one another; a part that V8 drops tells a raised limit from a program's. */
const MORE = 12.125;

const raise = (limit: unknown) =>
  Number.isInteger(limit) && (limit as number) > 0 ? (limit as number) * FRAMES + MORE : limit;

// what a library read and puts back is raised already
const lower = (limit: unknown) =>
  typeof limit === "number" && limit % 1 === MORE % 1 ? (limit - MORE) / FRAMES : limit;
