import type MagicString from "magic-string";
import type { ImportDeclaration, Node } from "oxc-parser";
import { walk, type ClassSource } from "./class-source.ts";

/** Imports names from `slotted`, under others where the file has these already; answers how they are called. */
export function importSlotted(
  source: ClassSource,
  edit: MagicString,
  wanted: readonly string[],
): (name: string) => string {
  const { program, text } = source;
  const imports = program.body.filter((statement) => statement.type === "ImportDeclaration");
  const present = imports.find(
    ({ source, importKind }) => source.value === "slotted" && importKind !== "type",
  );
  const locals = localNames(present);
  const taken = new Set(
    program.body.flatMap((statement) =>
      statement === present ? [] : [...walk(statement)].flatMap(declaredName),
    ),
  );
  const missing = [...new Set(wanted)].filter((name) => !locals.has(name)).sort();
  for (const name of missing) locals.set(name, taken.has(name) ? `${name}Slot` : name);
  const named = missing.map((name) => {
    const local = locals.get(name) as string;
    return local === name ? name : source.isModule ? `${name} as ${local}` : `${name}: ${local}`;
  });

  const lastSpecifier = present?.specifiers.at(-1);
  if (lastSpecifier && named.length > 0) {
    edit.appendLeft(lastSpecifier.end, `, ${named.join(", ")}`);
  } else if (named.length > 0) {
    const list = `{ ${named.join(", ")} }`;
    const isModule = source.isModule || source.isTypeScript;
    const line = isModule
      ? `import ${list} from "slotted";`
      : `const ${list} = require("slotted");`;
    const directive = program.body.findLast(
      (statement) => "directive" in statement && typeof statement.directive === "string",
    );
    const after = imports.at(-1) ?? directive;
    if (after) edit.appendLeft(after.end, `\n${line}`);
    else edit.appendLeft(/^#!.*\n/.exec(text)?.[0].length ?? 0, `${line}\n\n`);
  }
  return (name) => locals.get(name) ?? name;
}

function localNames(present: ImportDeclaration | undefined): Map<string, string> {
  return new Map(
    (present?.specifiers ?? []).flatMap((specifier) =>
      specifier.type === "ImportSpecifier" && specifier.imported.type === "Identifier"
        ? [[specifier.imported.name, specifier.local.name] as const]
        : [],
    ),
  );
}

/** A name that a node declares, anywhere: a parameter may hide an import as well. */
function declaredName(node: Node): string[] {
  switch (node.type) {
    case "VariableDeclarator":
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "TSEnumDeclaration":
      return node.id?.type === "Identifier" ? [node.id.name] : [];
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return [node.local.name];
    default:
      return [];
  }
}
