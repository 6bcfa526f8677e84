import type { Output } from "./run.ts";

/** Says how far something long has come. */
export interface Progress {
  /** `fraction` from 0 to 1, or undefined where the end is unknown. */
  update(what: string, fraction?: number): void;
  done(): void;
}

const QUIET_MS = 1000;
const BETWEEN_MS = 100;

/** Progress on one line of a terminal, after a second of silence; elsewhere none. */
export function createProgress(stderr: Output): Progress {
  const started = performance.now();
  let last = started + QUIET_MS - BETWEEN_MS;
  let shown = false;
  return {
    update(what, fraction) {
      const now = performance.now();
      if (!stderr.isTTY || now - last < BETWEEN_MS) return;
      last = now;
      shown = true;
      const percent = fraction === undefined ? "" : ` ${(fraction * 100).toFixed(0)} %`;
      stderr.write(`\r\u001b[K${what}${percent}`);
    },
    done() {
      if (shown) stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}
