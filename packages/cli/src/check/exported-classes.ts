import type { Module } from "../load-module.ts";
import { isClass, type AnyClass } from "./class-facts.ts";

/**
 * Every class that a module exports, by name: as an export, as a member of an exported object, or as a
 * static of another class, `Outer.Inner`.
 */
export function exportedClasses(module: Module): Map<AnyClass, string> {
  const found = new Map<AnyClass, string>();
  const visit = (holder: object, path: string, depth: number): void => {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
      if (!value || name === "prototype" || found.has(value as AnyClass)) continue;
      const own = path + name;
      if (isClass(value)) {
        found.set(value, name === "default" ? value.name || own : own);
        visit(value, `${found.get(value) ?? own}.`, depth);
      } else if (depth > 0 && isPlain(value)) {
        visit(value, `${own}.`, depth - 1);
      }
    }
  };
  // a namespace object has live bindings, which a copy shows as plain values
  visit({ ...module }, "", 1);
  return found;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
