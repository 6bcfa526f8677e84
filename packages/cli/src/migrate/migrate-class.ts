import { baseValuesOf, isSlotted } from "./base-values.ts";
import { lineOf, type ClassSource } from "./class-source.ts";
import { planConstructor } from "./constructor-plan.ts";
import { fieldsOf, type SourceField } from "./fields.ts";
import { misuses } from "./misuses.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";
import { slotOf, type Slot } from "./slot.ts";
import { declarationIn, typeScopeOf } from "./type-scope.ts";
import { writeClass } from "./write-class.ts";

/** What becomes of a class. */
export interface Migration {
  readonly className: string;
  /** It extends slots({…}) already, and adds no fields. */
  readonly isSlotted: boolean;
  readonly slots: readonly Slot[];
  /** Why the class is left as it is; without any, `after` is the migrated file. */
  readonly obstacles: readonly Obstacle[];
  /** Classes of the same file that extend it with fields of their own, and are to follow. */
  readonly subclasses: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** Turns an ordinary class into a slotted one, or says why not. */
export function migrateClass(source: ClassSource): Migration {
  const before = source.text;
  const { fields, obstacles: fromFields } = fieldsOf(source);
  const subclasses = subclassesOf(source);
  const done = {
    className: source.name,
    subclasses,
    slots: [],
    obstacles: [],
    before,
    after: before,
  };
  if (isSlotted(source, source.node) && fields.length + fromFields.length === 0)
    return { ...done, isSlotted: true };
  const base = baseValuesOf(source);
  // without its base nothing can be said of the constructor
  const isBaseless = base !== undefined && base.obstacles.length > 0;
  const scope = typeScopeOf(source);
  const untyped = fields.filter(({ type }) => source.isTypeScript && type === undefined);
  const slots = fields.map((field) => slotOf(source, field, scope));
  const plan = planConstructor(
    source,
    fields,
    namesOf(slots, ({ isDefaulted }) => isDefaulted),
    namesOf(slots, ({ isOptional }) => isOptional),
    base,
  );
  const others = [
    ...fromFields,
    ...misuses(source, fields),
    ...(isBaseless ? base.obstacles : plan.obstacles),
    ...(fields.length + fromFields.length === 0 ? [noFields(source)] : []),
  ];
  const obstacles = [
    ...others,
    ...untyped
      .filter(({ line }) => !others.some((other) => other.line === line))
      .map(({ name, line }) => obstacle("no-type", line, name)),
  ].sort((a, b) => a.line - b.line);
  const written = obstacles.length === 0 ? writeClass(source, fields, slots, plan, base) : before;
  const after = before.includes("\r\n") ? written.replaceAll(/\r?\n/g, "\r\n") : written;
  return { ...done, isSlotted: false, slots, obstacles, after };
}

/** The classes of the file that extend this one, directly, with fields of their own. */
function subclassesOf(source: ClassSource): string[] {
  return source.program.body.flatMap((statement) => {
    const declared = declarationIn(statement);
    if (declared?.type !== "ClassDeclaration" || !declared.id) return [];
    const { superClass } = declared;
    const isSubclass = superClass?.type === "Identifier" && superClass.name === source.name;
    const { fields } = isSubclass ? fieldsOf({ ...source, node: declared }) : { fields: [] };
    return fields.length > 0 ? [declared.id.name] : [];
  });
}

const namesOf = (
  slots: readonly Slot[],
  is: (slot: Slot) => boolean,
): ReadonlySet<SourceField["name"]> => new Set(slots.filter(is).map(({ name }) => name));

const noFields = (source: ClassSource): Obstacle =>
  obstacle("no-fields", lineOf(source, source.node), source.name);
