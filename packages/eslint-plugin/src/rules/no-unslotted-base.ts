import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { variableOf } from "../resolve.ts";

/** Reports `slots(Base, …)` where Base is no slotted class. */
export const noUnslottedBase = createRule({
  name: "no-unslotted-base",
  description: "Disallow declaring slots on top of a class that is not slotted.",
  group: "trap",
  preset: "recommended",
  messages: {
    ordinary:
      "'{{base}}' is not a slotted class: what it stores lies outside any layout, so slots({{base}}, …) throws. Declare '{{base}}' itself with slots({ … }), or keep one as a slot.",
    builtin:
      "'{{base}}' keeps storage of its own that no layout can hold, so slots({{base}}, …) throws. Make the {{base}} a slot, as json(), or hold it beside the table.",
  },
  create(context, { classes }) {
    return {
      CallExpression(node) {
        const call = classes.slotsCall(node);
        if (!call?.baseNode || call.base?.kind === "slotted") return;
        const baseNode = unwrap(call.baseNode);
        const base = baseNode.type === "Identifier" ? baseNode.name : "this class";
        if (call.base)
          context.report({ node: call.baseNode, messageId: "ordinary", data: { base } });
        else if (isBuiltin(baseNode))
          context.report({ node: call.baseNode, messageId: "builtin", data: { base } });
      },
    };

    function isBuiltin(node: TSESTree.Node): boolean {
      if (node.type !== "Identifier" || !builtins.has(node.name)) return false;
      return (variableOf(context.sourceCode, node)?.defs.length ?? 0) === 0;
    }
  },
});

const builtins = new Set(
  (
    "Array ArrayBuffer BigInt64Array BigUint64Array Blob Boolean DataView Date Error AggregateError EvalError RangeError " +
    "ReferenceError SyntaxError TypeError URIError DOMException Event EventTarget File Float32Array Float64Array " +
    "Function HTMLElement Int16Array Int32Array Int8Array Map Number Object Promise Proxy RegExp Set " +
    "SharedArrayBuffer String Symbol URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap " +
    "WeakRef WeakSet Buffer"
  ).split(" "),
);
