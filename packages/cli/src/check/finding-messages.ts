import type { Finding, FindingCode } from "./finding.ts";

interface Details {
  readonly className: string;
  readonly names: readonly string[];
  /** What was measured, or what an engine or a library said. */
  readonly got?: string;
}

/** Makes a finding of one kind; its sentence comes from the table below. */
export function finding(code: FindingCode, details: Details): Finding {
  const { className, names } = details;
  return { code, className, names, message: messages[code](details) };
}

const messages: Record<FindingCode, (details: Details) => string> = {
  "undeclared-field": ({ className, names }) =>
    `${className}: expected only declared slots, got the ${count(names, "field")} ${list(names)}. ` +
    `Declare with slots(Base, { ${names.map((name) => `${name.replace("#", "")}: …`).join(", ")} }), ` +
    `or opt in to a dict with withDict(Base).`,
  "repeated-slot": ({ className, names }) =>
    `${className}: expected each slot to be declared once, got a class field for ${list(names)}, ` +
    `which would overwrite the value given. Remove the field, write declare before it, ` +
    `or give the default with withDefault(type, value).`,
  "private-method": ({ className, names }) =>
    `${className}: expected methods that rows can run, got the private ${list(names)}, ` +
    `which no row has: calling it throws. Make it a function of the module, or an ordinary method.`,
  "undeclared-assignment": ({ className, names }) =>
    `${className}: expected assignments to slots only, got ${names.map((name) => `this.${name}`).join(", ")}, ` +
    `which throws when it runs. Declare the slot, or opt in to a dict with withDict(Base).`,
  "slot-member-conflict": ({ className, names, got = "" }) =>
    `${className}: expected slots and members to have different names, got the ${got} ${list(names)}. ` +
    `Rename one of the two.`,
  "duplicate-slot": ({ className, names }) =>
    `${className}: expected each slot once, got ${list(names)} twice in slots({…}), ` +
    `of which the last counts. Remove one.`,
  "overlapping-slot": ({ got = "" }) => got,
  "invalid-declaration": ({ got = "" }) => got,
  "wasted-padding": ({ className, names, got = "" }) =>
    `${className}: expected rows without needless padding, got ${got} in the rows layout. ` +
    `Declare its slots in the order ${list(names)}.`,
  "dictionary-prototype": ({ className, got = "" }) =>
    `${className}: expected a prototype with fast properties, got one in dictionary mode ` +
    `with ${got}, so that every call looks them up by hash. Give it fewer members.`,
  "dictionary-object": ({ className, got = "" }) =>
    `${className}: expected objects with fast properties, got one in dictionary mode ` +
    `with ${got}. Assign the same names in the constructor, delete none, or use a Map.`,
  "shape-fork": ({ className, names, got = "" }) =>
    `${className}: expected objects built alike to share a hidden class, got ${got}` +
    `${names.length > 0 ? `, which differ in ${list(names)}` : ""}. ` +
    `Initialise every field in the constructor, always in the same order.`,
  "failed-import": ({ got = "" }) =>
    `expected a module that loads, got: ${got} Mend it, or leave it out with --exclude.`,
};

const list = (names: readonly string[]): string => names.join(", ");
const count = (names: readonly string[], what: string): string =>
  names.length > 1 ? `${what}s` : what;
