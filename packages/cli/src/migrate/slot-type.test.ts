import { expect, it } from "vitest";
import { findClass } from "./class-source.ts";
import { migrateClass } from "./migrate-class.ts";

/** What a field of a type becomes, by way of a class that has one. */
function slotFor(type: string, declarations = "") {
  const source = `${declarations}\nclass A<T> { constructor(public field: ${type}) {} }`;
  const found = findClass("a.ts", source, "A");
  if (!("node" in found)) throw new Error("no class in the test's source");
  const [slot] = migrateClass(found).slots;
  return `${slot?.declaration((name) => name)}${slot?.declare === undefined ? "" : ", declare"}`;
}

it.each([
  ["number", "f64"],
  ["string", "text"],
  ["boolean", "bool"],
  ["bigint", "i64"],
  ["Date", "date"],
  ["number | undefined", "optional(f64)"],
  ["undefined | Date", "optional(date)"],
  ["(string)", "text"],
  ['"a" | "b"', 'oneOf("a", "b")'],
  ['"a" | "b" | undefined', 'optional(oneOf("a", "b"))'],
  ['"a" | string', "text"],
  ["true | false", "bool"],
  ["true", "bool, declare"],
  ["1 | 2 | -3", "f64, declare"],
  ["number | 1", "f64"],
  ["`id-${number}`", "text, declare"],
  ["string & { readonly brand: 1 }", "text, declare"],
  ["number[]", "json<number[]>()"],
  ["number | string", "json<number | string>()"],
  ["string | null", "json<string | null>()"],
  ["number[] | undefined", "optional(json<number[]>())"],
  ["Map<string, Date>", "json<Map<string, Date>>()"],
  ["Uint8Array", "json<Uint8Array>()"],
  ["() => void", "json<() => void>()"],
  ["any", "json<any>()"],
  ["T", "json<unknown>(), declare"],
  ["T[] | undefined", "optional(json<unknown>()), declare"],
  ["A<T>", "json<unknown>(), declare"],
  ["Elsewhere", "json<Elsewhere>()"],
])("makes of %s the slot %s", (type, slot) => {
  expect(slotFor(type)).toBe(slot);
});

it.each([
  ['type Unit = "m" | "ft";', "Unit", 'oneOf("m", "ft")'],
  ["type Id = string;", "Id | undefined", "optional(text)"],
  ["type Maybe = number | undefined;", "Maybe", "optional(f64)"],
  ["export type Level = 1 | 2;", "Level", "f64, declare"],
  ["enum Size { Small, Large = 9 }", "Size", "u8, declare"],
  ["enum Bits { All = 1 << 9 }", "Bits", "f64, declare"],
  ['enum Name { One = "one" }', "Name", "category, declare"],
  ["interface Shape { x: number }", "Shape", "json<Shape>()"],
  ["class Other {}", "Other", "json<Other>()"],
])("sees through %s", (declarations, type, slot) => {
  expect(slotFor(type, declarations)).toBe(slot);
});
