import type { TransformOptions } from "oxc-transform";

import type { CompilerOptions } from "./compiler-options.ts";

/** How to compile the decorators that TypeScript had before the language, by a tsconfig.json. */
export function legacyDecorators(options: CompilerOptions): TransformOptions {
  const { emitDecoratorMetadata = false, strictNullChecks, strict = true } = options;
  // a decorator of a field may give its prototype a setter, which a field of an object would hide
  const defines = options.useDefineForClassFields ?? !OLD.test(options.target ?? "");
  return {
    decorator: {
      legacy: true,
      emitDecoratorMetadata,
      strictNullChecks: strictNullChecks ?? strict,
    },
    assumptions: { setPublicClassFields: !defines },
    typescript: { removeClassFieldsWithoutInitializer: !defines },
    // what they call is then a property of `babelHelpers`
    helpers: { mode: "External" as TransformHelperMode },
  };
}

type TransformHelperMode = NonNullable<NonNullable<TransformOptions["helpers"]>["mode"]>;

const OLD = /^es(?:[356]|20(?:1\d|2[01]))$/i;

/** Puts behind a program what its decorators call; every column of it stays. */
export function withHelpers(code: string): string {
  const called = code.replaceAll(
    /\bbabelHelpers\.(?=decorate(?:Param|Metadata)?\()/g,
    "babelHelpers_",
  );
  return called === code ? code : `${called}\n${HELPERS}`;
}

// as TypeScript's __decorate, __param and __metadata
const HELPERS = `
function babelHelpers_decorate(decorators, target, key, descriptor) {
  const isClass = arguments.length < 3;
  if (descriptor === null) descriptor = Object.getOwnPropertyDescriptor(target, key);
  let made = isClass ? target : descriptor;
  if (typeof Reflect.decorate === "function") {
    made = Reflect.decorate(decorators, target, key, descriptor);
  } else {
    for (let i = decorators.length - 1; i >= 0; i--) {
      const decorate = decorators[i];
      made = (isClass ? decorate(made) : decorate(target, key, made)) || made;
    }
  }
  if (!isClass && made) Object.defineProperty(target, key, made);
  return made;
}
function babelHelpers_decorateParam(index, decorate) {
  return (target, key) => decorate(target, key, index);
}
function babelHelpers_decorateMetadata(key, value) {
  if (typeof Reflect.metadata === "function") return Reflect.metadata(key, value);
}
`;
