import type { StringPages } from "../snapshot/string-pages.ts";
import type { SeenValue } from "./seen-values.ts";

/** Contents kept apart; a field with more different strings than this is told by their bytes alone. */
const MANY = 70_000;

/** All that one field held, over all objects. */
export class SeenField {
  readonly name: string;
  undefineds = 0;
  nulls = 0;
  booleans = 0;
  bigints = 0;
  widestBigint = 0;
  functions = 0;
  /** Numbers, and how many of them are known only to be there. */
  numbers = 0;
  unknownNumbers = 0;
  /** Of the unknown ones those that may be in a box: not small integers. */
  unknownBoxes = 0;
  min = Infinity;
  max = -Infinity;
  areWhole = true;
  strings = 0;
  /** Bytes of all strings, as UTF-8. */
  utf8Bytes = 0;
  /** Strings whose content the snapshot does not show. */
  unknownStrings = 0;
  /** UTF-8 bytes by content; not complete once `hasMany`. */
  readonly contents = new Map<number | string, number>();
  hasMany = false;
  readonly objects = new Map<string, number>();
  /** The last object that showed the field. */
  lastSeenIn = -1;

  constructor(name: string) {
    this.name = name;
  }

  /** Objects in which the field held anything at all. */
  get count(): number {
    return this.values + this.nulls + this.undefineds;
  }

  /** Objects in which it held more than null or undefined. */
  get values(): number {
    let values = this.booleans + this.bigints + this.functions + this.numbers + this.strings;
    for (const count of this.objects.values()) values += count;
    return values;
  }

  add(value: SeenValue, pages: StringPages): void {
    switch (value.kind) {
      case "undefined":
        this.undefineds++;
        return;
      case "null":
        this.nulls++;
        return;
      case "boolean":
        this.booleans++;
        return;
      case "bigint":
        this.bigints++;
        this.widestBigint = Math.max(this.widestBigint, value.bytes);
        return;
      case "number":
        this.#addNumber(value);
        return;
      case "string":
        this.#addString(value.content, pages);
        return;
      case "object":
        this.objects.set(value.name, (this.objects.get(value.name) ?? 0) + 1);
        return;
      default:
        this.functions++;
    }
  }

  /** A number that the snapshot does not show; `mayBeBoxed` if it may be no small integer. */
  addUnknownNumber(mayBeBoxed: boolean): void {
    this.numbers++;
    this.unknownNumbers++;
    if (mayBeBoxed) this.unknownBoxes++;
  }

  #addNumber({ value, isBoxed }: SeenValue & { kind: "number" }): void {
    if (value === undefined) {
      this.addUnknownNumber(isBoxed);
      return;
    }
    this.numbers++;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    if (!Number.isInteger(value) || Object.is(value, -0)) this.areWhole = false;
  }

  #addString(content: number | string | undefined, pages: StringPages): void {
    this.strings++;
    if (content === undefined) {
      this.unknownStrings++;
      return;
    }
    let bytes = this.contents.get(content);
    if (bytes === undefined) {
      bytes = Buffer.byteLength(typeof content === "string" ? content : pages.get(content));
      if (this.contents.size < MANY) this.contents.set(content, bytes);
      else this.hasMany = true;
    }
    this.utf8Bytes += bytes;
  }
}
