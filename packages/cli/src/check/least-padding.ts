import type { Layout } from "slotted";

/**
 * The order that packs slots tightly behind those of a base, given the layout of each alone: next comes,
 * again and again, the slot that needs least padding where it would lie, of these the widest.
 */
export function leastPadding(alone: readonly Layout[], base?: Layout): number[] {
  const left = alone.map(({ align, slots }, index) => ({ index, align, ...sizeOf(slots) }));
  let end = Math.max(0, ...(base?.slots ?? []).map((slot) => slot.offset + wholeBytes(slot.bytes)));
  let freeBits = -sizeOf(base?.slots ?? []).bits & 7;
  // the bit of an optional slot comes before its value
  const behindBits = ({ bits }: { bits: number }) => (bits > freeBits ? end + 1 : end);
  const startOf = (slot: (typeof left)[number]) =>
    slot.bytes === 0 ? end : Math.ceil(behindBits(slot) / slot.align) * slot.align;
  const order: number[] = [];
  while (left.length > 0) {
    // a gap that cannot be helped takes bits
    const bitsInGap = (slot: (typeof left)[number]) => (startOf(slot) > end ? slot.bits : 0);
    left.sort(
      (a, b) => startOf(a) - startOf(b) || bitsInGap(b) - bitsInGap(a) || b.align - a.align,
    );
    const [next] = left.splice(0, 1) as [(typeof left)[number]];
    end = next.bytes === 0 ? behindBits(next) : startOf(next) + next.bytes;
    freeBits = (freeBits - next.bits) & 7;
    order.push(next.index);
  }
  return order;
}

type Slots = Layout["slots"];

function sizeOf(slots: Slots): { bytes: number; bits: number } {
  const total = slots.reduce((sum, { bytes }) => sum + bytes, 0);
  return { bytes: Math.floor(total), bits: (total % 1) * 8 };
}

/** The bit that tells an optional slot's absence lies elsewhere; a bool's is in a byte of its own. */
const wholeBytes = (bytes: number): number => (bytes < 1 ? Math.ceil(bytes) : Math.floor(bytes));
