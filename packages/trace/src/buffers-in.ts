/** Finds the buffers of a value that was cloned or received: its own, and those of what it holds. */
export function buffersIn(value: unknown): Set<ArrayBuffer> {
  const buffers = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    const buffer: unknown = ArrayBuffer.isView(next) ? next.buffer : next;
    if (buffer instanceof ArrayBuffer) buffers.add(buffer);
    // one that is shared is its maker's
    else if (!(buffer instanceof SharedArrayBuffer) && !seen.has(next)) {
      seen.add(next);
      open.push(...heldBy(next));
    }
  }
  return buffers;
}

function heldBy(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set ? value : Object.values(value);
}
