import MagicString from "magic-string";
import type { BaseValues } from "./base-values.ts";
import { constructorOf, type ClassSource } from "./class-source.ts";
import type { ConstructorPlan } from "./constructor-plan.ts";
import { docComments } from "./doc-of.ts";
import type { SourceField } from "./fields.ts";
import { importSlotted } from "./import-slotted.ts";
import type { Slot } from "./slot.ts";

const WIDTH = 100;

/** The white space before a class, before its members, and the difference. */
interface Indents {
  readonly outer: string;
  readonly inner: string;
  readonly step: string;
}

/** Writes the file with the class turned into a slotted one. */
export function writeClass(
  source: ClassSource,
  fields: readonly SourceField[],
  slots: readonly Slot[],
  plan: ConstructorPlan,
  base: BaseValues | undefined,
): string {
  const edit = new MagicString(source.text);
  const imported = ["slots", ...slots.flatMap(({ imports }) => imports)];
  const local = importSlotted(source, edit, imported);
  const indents = indentsOf(source);

  writeHead(source, edit, headOf(source, slots, local, base, indents));
  removeFields(source, edit, fields);
  const declares = slots.flatMap(({ declare }) => declare ?? []).join(`\n${indents.inner}`);
  const added = declares === "" ? [] : [declares];
  const constructor = constructorOf(source);
  const call = superCall(plan, indents);
  if (!constructor) {
    if (!base) added.push(newConstructor(plan, call, indents));
  } else {
    writeConstructor(source, edit, plan, call, indents);
    for (const parameter of constructor.value.params)
      if (parameter.type === "TSParameterProperty")
        edit.remove(parameter.start, parameter.parameter.start);
  }
  if (source.isTypeScript) markOverrides(source, edit);
  if (added.length > 0) addMembers(source, edit, added, fields, indents);
  return edit.toString();
}

function headOf(
  source: ClassSource,
  slots: readonly Slot[],
  local: (name: string) => string,
  base: BaseValues | undefined,
  { outer, inner }: Indents,
): string {
  const entries = slots.map(({ name, declaration }) => `${name}: ${declaration(local)}`);
  const first = base ? `${base.name}, ` : "";
  const line = `extends ${local("slots")}(${first}{ ${entries.join(", ")} })`;
  const column = source.node.body.start - source.text.lastIndexOf("\n", source.node.body.start);
  const hasDocs = entries.some((entry) => entry.includes(".doc("));
  if (column + line.length <= WIDTH && !(hasDocs && entries.length > 1)) return line;
  return `extends ${local("slots")}(${first}{\n${entries.map((e) => `${inner}${e},\n`).join("")}${outer}})`;
}

function writeHead({ node, text }: ClassSource, edit: MagicString, head: string): void {
  if (node.superClass) {
    const from = text.lastIndexOf("extends", node.superClass.start);
    edit.overwrite(from, node.superClass.end, head);
  } else {
    const after = node.typeParameters?.end ?? node.id?.end ?? text.indexOf("class", node.start) + 5;
    edit.appendLeft(after, ` ${head}`);
  }
}

/** Takes fields out of the body, with the comments that became their docs. */
function removeFields(
  source: ClassSource,
  edit: MagicString,
  fields: readonly SourceField[],
): void {
  const { text, node } = source;
  for (const field of fields) {
    if (field.node.type !== "PropertyDefinition") continue;
    const comments = docComments(source, field);
    const start = Math.min(field.node.start, ...comments.map((comment) => comment.start));
    const end = Math.max(field.node.end, ...comments.map((comment) => comment.end));
    const next = end + (/^\s*/.exec(text.slice(end)) as RegExpExecArray)[0].length;
    if (next < node.body.end - 1) edit.remove(start, next);
    else
      edit.remove(start - (/\s*$/.exec(text.slice(0, start)) as RegExpExecArray)[0].length, next);
  }
}

function superCall(plan: ConstructorPlan, { inner, step }: Indents): string {
  const indent = `${inner}${step}`;
  const entries = [...plan.values].map(([name, value]) =>
    name === value ? name : `${name}: ${value}`,
  );
  if (plan.spread !== undefined) {
    if (entries.length === 0) return `super(${plan.spread});`;
    entries.unshift(`...${/^[\w$.]+$/.test(plan.spread) ? plan.spread : `(${plan.spread})`}`);
  }
  if (entries.length === 0) return "super({});";
  const line = `super({ ${entries.join(", ")} });`;
  if (indent.length + line.length <= WIDTH) return line;
  const deeper = `${indent}${step}`;
  return `super({\n${entries.map((entry) => `${deeper}${entry},\n`).join("")}${indent}});`;
}

function newConstructor(plan: ConstructorPlan, call: string, { inner, step }: Indents): string {
  const lines = [...plan.first, call].map((line) => `${inner}${step}${line}\n`);
  return `constructor() {\n${lines.join("")}${inner}}`;
}

function writeConstructor(
  source: ClassSource,
  edit: MagicString,
  plan: ConstructorPlan,
  call: string,
  { inner, step }: Indents,
): void {
  const body = constructorOf(source)?.value.body;
  if (!body) return;
  const indent = `${inner}${step}`;
  const statements = body.body;
  const [leading] = statements;
  for (const [k, statement] of statements.entries()) {
    const replacement = plan.replaced.get(statement);
    if (statement === plan.superAt) {
      const text = replacement ? `${replacement}\n${indent}${call}` : call;
      edit.overwrite(statement.start, statement.end, text);
    } else if (replacement) {
      edit.overwrite(statement.start, statement.end, replacement);
    } else if (replacement === "") {
      const next = statements[k + 1]?.start ?? statement.end;
      const isFree = source.text.slice(statement.end, next).trim() === "";
      const space = /^[ \t]*/.exec(source.text.slice(statement.end))?.[0].length ?? 0;
      edit.remove(statement.start, isFree ? next : statement.end + space);
    }
  }
  // last, because overwriting a statement drops what was put before it
  const before = plan.superAt ? plan.first : [...plan.first, call];
  if (before.length > 0) {
    if (leading)
      edit.prependRight(leading.start, before.map((line) => `${line}\n${indent}`).join(""));
    else
      edit.overwrite(
        body.start,
        body.end,
        `{\n${before.map((l) => `${indent}${l}\n`).join("")}${inner}}`,
      );
  }
}

// a slotted class's type has them, so noImplicitOverride asks for the word
const INHERITED = new Set(["toString", "toLocaleString", "valueOf"]);

function markOverrides({ node, text }: ClassSource, edit: MagicString): void {
  for (const member of node.body.body) {
    if (member.type !== "MethodDefinition" || member.static || member.override) continue;
    if (member.key.type !== "Identifier" || !INHERITED.has(member.key.name)) continue;
    const [modifier = ""] = /^(?:public|protected|private)\s+/.exec(text.slice(member.start)) ?? [];
    edit.appendLeft(member.start + modifier.length, "override ");
  }
}

/** Puts members where the first field was, or at the start of the body. */
function addMembers(
  { text, node }: ClassSource,
  edit: MagicString,
  added: readonly string[],
  fields: readonly SourceField[],
  { outer, inner }: Indents,
): void {
  const body = node.body.body;
  const isKept = (member: (typeof body)[number]) => !fields.some((field) => field.node === member);
  const next = body.find(isKept);
  if (next) {
    edit.prependRight(next.start, added.map((member) => `${member}\n\n${inner}`).join(""));
    return;
  }
  const at = node.body.end - 1;
  const isOneLine = !text.slice(node.body.start, at).includes("\n") || body.length > 0;
  edit.appendLeft(
    at,
    `\n${added.map((member) => `${inner}${member}\n`).join("\n")}${isOneLine ? outer : ""}`,
  );
}

function indentsOf({ text, node }: ClassSource): Indents {
  const lineStart = text.lastIndexOf("\n", node.start) + 1;
  const outer = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const deeper = /\n([ \t]+)\S/.exec(text.slice(node.body.start))?.[1] ?? "";
  const inner = deeper.length > outer.length ? deeper : `${outer}  `;
  return { outer, inner, step: inner.slice(outer.length) };
}
