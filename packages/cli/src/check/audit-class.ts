import { auditObjects, auditPrototype } from "./audit-shape.ts";
import { auditSlots } from "./audit-slots.ts";
import { classFactsOf, type AnyClass } from "./class-facts.ts";
import type { Finding } from "./finding.ts";
import { wastedPadding, type Library } from "./wasted-padding.ts";

export interface AuditOptions {
  /** Also builds each class that needs no arguments, which runs its constructor. */
  readonly build?: boolean;
}

/** All that is wrong with one class, its bases not included. */
export function auditClass(
  C: AnyClass,
  library: Library | undefined,
  { build = false }: AuditOptions,
  name?: string,
): Finding[] {
  const facts = classFactsOf(C, name);
  return [
    ...auditSlots(facts),
    ...(library ? wastedPadding(facts, library) : []),
    ...auditPrototype(facts),
    ...(build ? auditObjects(facts) : []),
  ];
}
