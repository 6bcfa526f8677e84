/** What is wrong with a class; each code is a row of the table in finding-messages.ts. */
export type FindingCode =
  | "undeclared-field"
  | "repeated-slot"
  | "private-method"
  | "undeclared-assignment"
  | "slot-member-conflict"
  | "duplicate-slot"
  | "overlapping-slot"
  | "invalid-declaration"
  | "wasted-padding"
  | "dictionary-prototype"
  | "dictionary-object"
  | "shape-fork"
  | "failed-import";

/** One finding of an audit. */
export interface Finding {
  readonly code: FindingCode;
  /** The class at fault, which may be a base of the class looked at; empty for a whole module. */
  readonly className: string;
  /** The fields, slots or members concerned. */
  readonly names: readonly string[];
  /** *Where: expected X, got Y. Way out.* */
  readonly message: string;
}
