import type { TSESTree } from "@typescript-eslint/utils";
import { classOfThis, constantText, isWritten, unwrap, type ClassNode } from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { originOf, variableOf } from "../resolve.ts";

/** Reports objects used as maps: `this[name] = …` with names that vary. */
export const noKeyedGrowth = createRule({
  name: "no-keyed-growth",
  description: "Disallow storing under varying names in an object of a class.",
  group: "shape",
  preset: "recommended",
  options: {
    checkObjects: {
      default: false,
      description:
        "Also check objects that begin as a literal in the same file, as `const seen = {}`.",
    },
  },
  messages: {
    keyed:
      "'{{object}}[{{key}}] = …' adds a name for each value of {{key}}: after some 20 of them V8 turns the object into a dictionary, several times its size and slow for its other fields too. Keep them in a Map.",
  },
  create(context, { options }) {
    const { sourceCode } = context;
    return {
      MemberExpression(node) {
        if (!node.computed) return;
        if (!isWritten(node) || !isGrowing(unwrap(node.object)) || !isVarying(node.property))
          return;
        const data = {
          object: sourceCode.getText(unwrap(node.object)),
          key: sourceCode.getText(node.property),
        };
        context.report({ node, messageId: "keyed", data });
      },
    };

    function isGrowing(object: TSESTree.Node): boolean {
      if (object.type === "ThisExpression") {
        const owner = classOfThis(object);
        return owner !== undefined && !isIndexed(owner);
      }
      if (!options.checkObjects || object.type !== "Identifier") return false;
      const origin = originOf(sourceCode, object);
      return origin?.kind === "node" && origin.node.type === "ObjectExpression";
    }

    /** Tells whether a key is one of many names, and not a number, a symbol or a name of the class. */
    function isVarying(wrapped: TSESTree.Node): boolean {
      if (isNameOfType(wrapped)) return false;
      const key = unwrap(wrapped);
      switch (key.type) {
        case "Identifier":
          return isVaryingVariable(key);
        case "TemplateLiteral":
          return key.expressions.length > 0;
        case "BinaryExpression":
          return key.operator === "+" && [key.left, key.right].some(isText);
        case "CallExpression":
          return key.callee.type === "MemberExpression" && isText(key);
        case "MemberExpression":
          return (
            key.property.type === "Identifier" && /^(name|key|id|type)$/i.test(key.property.name)
          );
        default:
          return false;
      }
    }

    function isVaryingVariable(key: TSESTree.Identifier): boolean {
      const definition = variableOf(sourceCode, key)?.defs[0];
      if (definition?.type === "Parameter") {
        return isNameType(annotationOf(definition.name), definition.node);
      }
      if (definition?.type !== "Variable") return false;
      const { init, parent } = definition.node;
      if (init)
        return (
          isVarying(init) || (init.type === "Identifier" && init !== key && isVaryingVariable(init))
        );
      // for (const name of names): numbers have other loops
      return parent.parent.type === "ForOfStatement" || parent.parent.type === "ForInStatement";
    }

    /** Tells whether a parameter may be any string: not a number, nor one of the names of a type. */
    function isNameType(type: TSESTree.TypeNode | undefined, owner: TSESTree.Node): boolean {
      // what a callback is given is for its caller to know, and may be an index
      if (!type) return owner.parent?.type !== "CallExpression";
      return type.type === "TSStringKeyword" || sourceCode.getText(type) === "PropertyKey";
    }
  },
});

/** `key as keyof this` says that the object has the name already. */
function isNameOfType(node: TSESTree.Node): boolean {
  return (
    node.type === "TSAsExpression" &&
    node.typeAnnotation.type === "TSTypeOperator" &&
    node.typeAnnotation.operator === "keyof"
  );
}

function isText(node: TSESTree.Node): boolean {
  if (typeof constantText(node) === "string")
    return node.type !== "Literal" || typeof node.value === "string";
  const textMethods =
    /^(toString|toLowerCase|toUpperCase|trim|slice|replace|replaceAll|join|concat|padStart)$/;
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    node.callee.property.type === "Identifier" &&
    textMethods.test(node.callee.property.name)
  );
}

function annotationOf(name: TSESTree.Node): TSESTree.TypeNode | undefined {
  return name.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
}

/** Arrays and typed arrays hold numbered elements, which change no shape. */
function isIndexed({ superClass }: ClassNode): boolean {
  return superClass?.type === "Identifier" && /Array$|^Buffer$/.test(superClass.name);
}
