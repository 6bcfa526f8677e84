import type { Node } from "./parse.ts";

/**
 * The name an anonymous function takes from where it stands; undefined for none, and false where
 * the text does not say it or the function is no value of its own (a method's).
 */
export function givenName(child: Node, parent: Node): string | false | undefined {
  switch (parent.type) {
    case "VariableDeclarator":
      return child === parent["init"] ? nameOf(parent["id"] as Node) : undefined;
    case "AssignmentExpression":
      return child === parent["right"] && /^(?:|&&|\|\||\?\?)=$/.test(parent["operator"] as string)
        ? nameOf(parent["left"] as Node)
        : undefined;
    case "AssignmentPattern":
      return child === parent["right"] ? nameOf(parent["left"] as Node) : undefined;
    case "ExportDefaultDeclaration":
      return "default";
    case "MethodDefinition":
      return child === parent["value"] ? false : undefined;
    case "PropertyDefinition":
    case "AccessorProperty":
      return child === parent["value"] ? keyName(parent) : undefined;
    case "Property":
      if (child !== parent["value"]) return undefined;
      return parent["method"] || parent["kind"] !== "init" ? false : propertyName(parent);
    default:
      return undefined;
  }
}

function nameOf(target: Node): string | undefined {
  return target.type === "Identifier" ? (target["name"] as string) : undefined;
}

function propertyName(property: Node): string | false | undefined {
  const name = keyName(property);
  // sets the prototype
  return name === "__proto__" && !property["computed"] ? undefined : name;
}

function keyName(member: Node): string | false {
  const key = member["key"] as Node;
  if (member["computed"]) return false;
  if (key.type === "PrivateIdentifier") return `#${key["name"] as string}`;
  return String(key.type === "Literal" ? key["value"] : key["name"]);
}
