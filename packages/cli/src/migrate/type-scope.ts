import type { Statement, TSEnumDeclaration, TSType } from "oxc-parser";
import type { ClassSource } from "./class-source.ts";
import type { TypeScope } from "./slot-type.ts";

/** What the names in a file's types stand for. */
export function typeScopeOf({ program, text, node, name }: ClassSource): TypeScope {
  const aliases = new Map<string, TSType>();
  const enums = new Map<string, "number" | "byte" | "string">();
  const classes = new Set([name]);
  for (const statement of program.body) {
    const declared = declarationIn(statement);
    if (declared?.type === "TSTypeAliasDeclaration" && !declared.typeParameters)
      aliases.set(declared.id.name, declared.typeAnnotation);
    if (declared?.type === "TSEnumDeclaration") enums.set(declared.id.name, valuesOf(declared));
    if (declared?.type === "ClassDeclaration" && declared.id) classes.add(declared.id.name);
  }
  const parameters = node.typeParameters?.params.map((parameter) => parameter.name.name) ?? [];
  return { text, aliases, enums, classes, ownNames: new Set([name, ...parameters]) };
}

/** What a statement declares, exported or not. */
export function declarationIn(statement: Statement) {
  const isExport =
    statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration";
  return isExport ? statement.declaration : statement;
}

function valuesOf({ body }: TSEnumDeclaration): "number" | "byte" | "string" {
  const values = body.members.map(({ initializer }) =>
    initializer?.type === "Literal" ? initializer.value : initializer ? undefined : 0,
  );
  if (values.some((value) => typeof value === "string")) return "string";
  const areBytes =
    values.length < 128 &&
    values.every((v) => typeof v === "number" && Number.isInteger(v) && v >= 0 && v < 128);
  return areBytes ? "byte" : "number";
}
