import { errors } from "./errors.ts";

/** More a Map does not hold. */
const MOST_NAMES = 2 ** 24;

/** The names of one category slot, each kept once under a code. */
export class Dictionary {
  readonly names: string[] = [];
  readonly codes = new Map<string, number>();

  /** The code of a name, a new one if the name is new. @throws SlotRangeError for one name too many */
  add(name: string): number {
    const known = this.codes.get(name);
    if (known !== undefined) return known;
    if (this.names.length >= MOST_NAMES) throw errors.categoryCapacity(MOST_NAMES);
    const code = this.names.push(name) - 1;
    this.codes.set(name, code);
    return code;
  }

  /** An estimate of the heap bytes behind the names. */
  get heapBytes(): number {
    return this.names.reduce((sum, name) => sum + 24 + name.length + 40, 0);
  }
}
