// What a program says of its run: how long the work took, what came out, where its live bytes are.
import process from "node:process";

/** Prints the figures of a run; `live` is what the program still holds, `text` proves the work. */
export async function finish(milliseconds, text, live) {
  const rss = process.memoryUsage().rss;
  const lines = process.env.SLOTTED_TRACE > 0 ? await shareOnLines() : null;
  process.send({ milliseconds, text, rss, lines });
  if (live === undefined) throw new Error("a program must hold its result");
}

/** The part of the live bytes on a line: of the program's own files, and of all with Node's own. */
async function shareOnLines() {
  const { takeSnapshot, DomainFilter } = await import("@slotted/trace");
  const snapshot = takeSnapshot().filterTraces([new DomainFilter(true, 0)]);
  let [all, own, onLines] = [0, 0, 0];
  for (const { traceback, size, wholeFunction } of snapshot.statistics("lineno")) {
    all += size;
    if (/^(node:|<)/.test(traceback.at(-1).filename)) continue;
    own += size;
    if (!wholeFunction) onLines += size;
  }
  return { ofOwn: onLines / own, ofAll: onLines / all };
}
