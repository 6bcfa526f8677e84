import type { Layout } from "./layout.ts";

/** A layout as a table for the terminal: one line a slot, then the totals. */
export function printLayout({ name, kind, slots, bytesPerRow, align, padding }: Layout): string {
  const table = [
    ["offset", "bytes", "slot", "type", "declared in", ""],
    ...slots.map((s) => [String(s.offset), String(s.bytes), s.name, s.type, s.declaredIn, s.doc]),
  ];
  const pad = (text: string, k: number): string => {
    const width = Math.max(...table.map((line) => (line[k] as string).length));
    return k < 2 ? text.padStart(width) : text.padEnd(width);
  };
  const lines = table.map((line) => line.map(pad).join("  ").trimEnd());
  const gaps = kind === "rows" ? `, ${padding} of them padding, aligned to ${align}` : "";
  return [`# ${name} in ${kind}`, ...lines, `${bytesPerRow} bytes a row${gaps}`].join("\n");
}
