import * as library from "slotted";
import { notAClass } from "../cli-error.ts";
import { auditClass, type AuditOptions } from "./audit-class.ts";
import { chainOf, isClass, isDeclaring } from "./class-facts.ts";
import type { Finding } from "./finding.ts";
import type { Library } from "./wasted-padding.ts";

/**
 * Audits a class and its bases as `slotted check` does, for use in tests: what leaves the layout, wastes
 * it or conflicts with it. None of the class's constructors run, unless `build` is set.
 *
 * @throws {CliError} `ERR_NOT_A_CLASS`
 *
 * @example
 * expect(checkSlots(SensorRecord)).toEqual([]);
 */
export function checkSlots(C: unknown, options: AuditOptions = {}): Finding[] {
  if (!isClass(C)) throw notAClass("checkSlots", C);
  return chainOf(C)
    .filter((c) => c === C || !isDeclaring(c))
    .flatMap((c) => auditClass(c, library as unknown as Library, options));
}
