import { engine } from "./engine.ts";
import { OFFSETS, WORD } from "./engine-facts.ts";
import { errors } from "./errors.ts";
import { openHeapAnchor, type HeapAnchor } from "./heap-anchor.ts";
import { openProcessMemory, type MemoryRange, type ProcessMemory } from "./process-memory.ts";
import { Words } from "./words.ts";

/** What a map says of its objects. */
export interface MapFacts {
  readonly address: number;
  /** 0 where each object says its own length. */
  readonly instanceWords: number;
  readonly inObjectStart: number;
  readonly type: number;
}

/** Reads heap objects out of the memory of this process. */
export class HeapReader {
  readonly #memory: ProcessMemory;
  readonly #anchor: HeapAnchor;
  readonly #readOnly: readonly MemoryRange[];
  readonly #small = new Words(SMALL);
  readonly #large = new Words(CHUNK);

  /** @throws HeapError ERR_HEAP_UNREADABLE where the memory cannot be read */
  constructor() {
    this.#memory = openMemory();
    this.#anchor = openHeapAnchor(this.#memory);
    this.#readOnly = this.#memory.ranges("r--");
  }

  /**
   * Answers what `reading` makes of the word V8 keeps for a value, repeated until no collection
   * came in between.
   *
   * @throws HeapError ERR_HEAP_MOVING where each of ten readings was disturbed
   */
  still<T>(value: unknown, reading: (word: number) => T): T {
    try {
      for (let attempt = 0; attempt < 10; attempt++) {
        const word = this.#anchor.hold(value);
        const result = attemptTo(() => reading(word));
        if (!this.#anchor.isStill()) continue;
        if ("error" in result) throw result.error;
        return result.answer;
      }
    } finally {
      this.#anchor.release();
    }
    throw errors.moving("heap");
  }

  /** The word at an address. */
  word(address: number): number {
    return this.#read(this.#small, address, WORD).at(0);
  }

  /** Up to 64 KiB from an address, valid until the next reading. */
  words(address: number, bytes: number): Words {
    return this.#read(bytes <= SMALL ? this.#small : this.#large, address, bytes);
  }

  /** The map whose tagged pointer is given. */
  map(pointer: number): MapFacts {
    const address = pointer - 1;
    const words = this.words(address + OFFSETS.instanceWords, WORD);
    return {
      address,
      instanceWords: words.byte(0),
      inObjectStart: words.byte(OFFSETS.inObjectStart - OFFSETS.instanceWords),
      type: words.high(0) & 0xffff,
    };
  }

  /** The map of the object at an address. */
  mapOf(address: number): MapFacts {
    return this.map(this.word(address));
  }

  /** True for what V8 ships, in memory that cannot be written. */
  isReadOnly(address: number): boolean {
    for (const { start, end } of this.#readOnly) if (start <= address && address < end) return true;
    return false;
  }

  #read(into: Words, address: number, bytes: number): Words {
    const read = this.#memory.read(address, bytes, into.raw);
    if (read === bytes) return into;
    throw errors.unreadable("heap", `${String(read)} of ${String(bytes)} bytes`);
  }
}

/** What was read while things moved may be nonsense, and fail in any way. */
function attemptTo<T>(read: () => T): { answer: T } | { error: unknown } {
  try {
    return { answer: read() };
  } catch (error) {
    return { error };
  }
}

/** The most bytes of one reading. */
export const CHUNK = 65_536;

/** Small readings have a place of their own, which stays in the processor's cache. */
const SMALL = 2048;

/** True for a word that is an address with V8's tag, false for a small integer. */
export function isPointer(word: number): boolean {
  return word % 4 === 1;
}

function openMemory(): ProcessMemory {
  if (engine.pointerBytes !== WORD) throw errors.unreadable("heap", "pointer compression");
  try {
    return openProcessMemory();
  } catch (error) {
    throw errors.unreadable("heap", String(error));
  }
}
