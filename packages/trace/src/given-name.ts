import type { Node } from "./parse.ts";

/**
 * The name an anonymous function takes from where it stands; undefined for none, and false where
 * the text does not say it or the function is no value of its own (a method's).
 */
export function givenName(child: Node, parent: Node): string | false | undefined {
  switch (parent.type) {
    case "VariableDeclarator":
      return child === parent["init"] ? nameOf(parent["id"] as Node, parent) : undefined;
    case "AssignmentExpression":
      return child === parent["right"] && /^(?:|&&|\|\||\?\?)=$/.test(parent["operator"] as string)
        ? nameOf(parent["left"] as Node, parent)
        : undefined;
    case "AssignmentPattern":
      return child === parent["right"] ? nameOf(parent["left"] as Node, parent) : undefined;
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

// in brackets, `(a) = () => {}`, a variable gives no name
function nameOf(target: Node, { start }: Node): string | undefined {
  const isBare = target.type === "Identifier" && target.start === start;
  return isBare ? (target["name"] as string) : undefined;
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
