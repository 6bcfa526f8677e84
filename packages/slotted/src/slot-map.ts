import { errors, StaleRefError } from "./errors.ts";
import type { AnySlotted, Init } from "./infer.ts";
import { openStore, type TableOptions } from "./open-store.ts";
import type { Store } from "./store.ts";
import { memoryOf, type TableMemory } from "./store-memory.ts";

declare const target: unique symbol;

/** A stable reference to a record of a `SlotMap`: a row index, and in the bits above it a generation. */
export type Ref<T> = number & { readonly [target]: T };

/** Row indices take the lower half of a reference. */
const INDICES = 2 ** 32;

/** A generation above this does not fit beside the index in a number's 53 bits. */
const LAST_GENERATION = 2 ** 21 - 1;

/**
 * Records of one slotted class under references that stay valid until their record is deleted.
 *
 * The place of a deleted record is used again under its next generation, so a stale reference never
 * reads another record; a place whose generations are used up is left empty for good.
 *
 * @example
 * const points = new SlotMap(Point);
 * const ref = points.insert({ x: 1, y: 2 });
 * points.get(ref).x; // 1
 * points.delete(ref);
 * points.get(ref); // throws StaleRefError
 */
export class SlotMap<C extends AnySlotted> implements Iterable<
  [Ref<InstanceType<C>>, InstanceType<C>]
> {
  readonly #store: Store;
  /** For each place its generation, odd as long as a record is there. */
  #generations = new Uint32Array(0);
  readonly #free: number[] = [];
  #size = 0;

  constructor(C: C, options?: TableOptions) {
    this.#store = openStore(C, options);
  }

  /** Records present. */
  get size(): number {
    return this.#size;
  }

  /** Packs a record. The map is as it was when a value is refused. @throws SlotError, SlotRangeError */
  insert(init: Init<C>): Ref<InstanceType<C>> {
    const last = this.#store.add(init);
    const place = this.#free.pop() ?? last;
    if (place !== last) this.#store.swapRemove(place);
    if (place >= this.#generations.length) {
      const generations = new Uint32Array(Math.max(16, place * 2));
      generations.set(this.#generations);
      this.#generations = generations;
    }
    this.#size++;
    return this.#refOf(place, this.#nextGeneration(place));
  }

  /**
   * The record's row; hold the reference, not the row, for longer than the record is sure to live.
   *
   * @throws StaleRefError when the record was deleted, SlotError when the value is no reference.
   */
  get(ref: Ref<InstanceType<C>>): InstanceType<C> {
    if (!this.has(ref)) throw staleOr(ref);
    return this.#store.get(ref % INDICES) as InstanceType<C>;
  }

  /** Whether the reference's record is still there. */
  has(ref: Ref<InstanceType<C>>): boolean {
    if (typeof ref !== "number") return false;
    const generation = Math.floor(ref / INDICES);
    return (generation & 1) === 1 && this.#generations[ref % INDICES] === generation;
  }

  /** Deletes the reference's record. @returns whether there was one */
  delete(ref: Ref<InstanceType<C>>): boolean {
    if (!this.has(ref)) return false;
    const place = ref % INDICES;
    const generation = this.#nextGeneration(place);
    this.#store.vacate(place);
    if (generation < LAST_GENERATION) this.#free.push(place);
    this.#size--;
    return true;
  }

  /** Pairs of reference and row, in the order of their places. */
  *[Symbol.iterator](): Generator<[Ref<InstanceType<C>>, InstanceType<C>], undefined> {
    for (let place = 0; place < this.#store.n; place++) {
      const generation = this.#generations[place] ?? 0;
      if (generation & 1)
        yield [this.#refOf(place, generation), this.#store.get(place) as InstanceType<C>];
    }
  }

  /** Gives back the bytes of texts that were replaced or deleted, and what is reserved beyond the places used. */
  compact(): this {
    this.#store.compact();
    return this;
  }

  /** What the map takes, in bytes, as `Table.memory()`; the places of deleted records count as used, generations as reserved. */
  memory(): TableMemory {
    const memory = memoryOf(this.#store);
    return { ...memory, reservedBytes: memory.reservedBytes + this.#generations.byteLength };
  }

  #nextGeneration(place: number): number {
    return (this.#generations[place] = (this.#generations[place] ?? 0) + 1);
  }

  #refOf(place: number, generation: number): Ref<InstanceType<C>> {
    return (generation * INDICES + place) as Ref<InstanceType<C>>;
  }
}

function staleOr(ref: unknown): Error {
  return Number.isSafeInteger(ref) && (ref as number) >= INDICES
    ? new StaleRefError(
        `SlotMap: expected a record that is still there, got a reference to one that was deleted. Ask has(ref) first.`,
      )
    : errors.argument(
        "SlotMap",
        "a reference that insert returned",
        ref,
        "Hold what insert returns.",
      );
}
