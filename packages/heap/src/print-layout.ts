import type { ObjectLayout } from "./object-layout.ts";

/** The table of a layout: the engine in # lines, each byte in a row, the losses in a sentence. */
export function printLayout(layout: ObjectLayout): string {
  const { engine, rows, source } = layout;
  const cells = rows.map(
    ({ offset, bytes, what, value }) => [String(offset), String(bytes), what, value] as const,
  );
  const [offsets, sizes, whats] = [0, 1, 2].map((column) =>
    Math.max(...[HEADER, ...cells].map((row) => row[column as 0 | 1 | 2].length)),
  );
  const line = ([offset, size, what, value]: readonly [string, string, string, string]): string =>
    `${offset.padStart(offsets ?? 0)}  ${size.padStart(sizes ?? 0)}  ${what.padEnd(whats ?? 0)}  ${value}`.trimEnd();

  const lines = [
    `# ${engine.name}, V8 ${engine.v8}, pointers of ${String(engine.pointerBytes)} bytes, ${source}`,
    title(layout),
    line(HEADER),
  ];
  for (const [i, { block }] of rows.entries()) {
    const isNew = i > 0 && (rows[i]?.offset === 0 || rows[i - 1]?.block !== block);
    if (isNew) lines.push(`${block}:`);
    lines.push(line(cells[i] ?? HEADER));
  }
  return [...lines, summary(layout)].join("\n");
}

const HEADER = ["OFFSET", "SIZE", "WHAT", "VALUE"] as const;

function title({ name, mode, because }: ObjectLayout): string {
  const kept = mode ? `, ${mode} properties` : "";
  return because ? `${name}${kept}: ${because}` : name + kept;
}

function summary({ bytes, losses }: ObjectLayout): string {
  const lost = losses.reduce((sum, loss) => sum + loss.bytes, 0);
  if (lost === 0) return `${count(bytes)} bytes, nothing lost.`;
  const causes = losses.map((loss) => `${count(loss.bytes)} to ${loss.cause}`).join(", ");
  return `${count(bytes)} bytes, ${count(lost)} of them lost: ${causes}.`;
}

const count = (bytes: number): string => bytes.toLocaleString("en");
