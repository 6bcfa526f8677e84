import { lineOfFile } from "./module-info.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { moduleUrl } from "./source-names.ts";
import { instrumented } from "./site-runtime.ts";
import { stackLimit } from "./stack-limit.ts";

type Prepare = (error: Error, stack: NodeJS.CallSite[]) => unknown;

/** Leaves site functions out of `error.stack`, and keeps the lines they stand for. */
export function hideSites(): void {
  stackLimit.set(Error.stackTraceLimit);
  const scope = Error as { prepareStackTrace?: Prepare | undefined };
  let given: Prepare | undefined = scope.prepareStackTrace;
  let hiding = hide(given);
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    enumerable: true,
    get: () => hiding,
    set(prepare: Prepare | undefined) {
      // put back what was read before
      given = prepare === hiding ? given : prepare;
      hiding = given !== undefined && HIDING.has(given) ? given : hide(given);
    },
  });
}

/** Lets a function for `Error.prepareStackTrace` see the stack as it is. */
export function withSites<P extends Prepare>(prepare: P): P {
  HIDING.add(prepare);
  return prepare;
}

// taken as they are
const HIDING = new WeakSet<Prepare>();

function hide(prepare: Prepare | undefined): Prepare {
  const hiding: Prepare = (error, stack) => {
    const limit = stackLimit.get();
    const kept = withoutSites(stack).slice(0, typeof limit === "number" ? limit : undefined);
    return typeof prepare === "function" ? prepare(error, kept) : format(error, kept);
  };
  HIDING.add(hiding);
  return hiding;
}

const OURS = new URL(".", import.meta.url).href;

function withoutSites(stack: NodeJS.CallSite[]): NodeJS.CallSite[] {
  const kept: NodeJS.CallSite[] = [];
  let siteLine: number | null = null;
  // of an expression that was wrapped where it stands: its function is the next one
  let inlined: NodeJS.CallSite | undefined;
  for (const frame of stack) {
    const url = frame.getScriptNameOrSourceURL() ?? "";
    if (url.startsWith(SITE_SCHEME)) siteLine ??= frame.getLineNumber();
    else if (isPassing(url)) {
      const isInline = /^inline(?:Site)?$/.test(frame.getFunctionName() ?? "");
      if (isInline && inlined === undefined) inlined = kept.pop();
    } else {
      const now = frame.getLineNumber();
      // compiling may have moved the lines
      const then =
        inlined?.getLineNumber() ??
        (now && lineOfFile(now, siteLine, instrumented.get(moduleUrl(url))));
      kept.push(then === null || then === now ? frame : atLine(frame, then));
      siteLine = null;
      inlined = undefined;
    }
  }
  if (inlined) kept.push(inlined);
  return kept;
}

const isPassing = (url: string) =>
  url.startsWith(OURS) && /\/(?:site-runtime|watch-construct|compile-commonjs)\.[jt]s$/.test(url);

// `a\n.map(f)` is called on the line of `.map`, its site on that of `a`
function atLine(frame: NodeJS.CallSite, line: number): NodeJS.CallSite {
  const text = frame.toString().replace(/:\d+(?=:\d+\)?$)/, `:${line}`);
  return new Proxy(frame, {
    get(target, key) {
      if (key === "getLineNumber") return () => line;
      if (key === "toString") return () => text;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

function format(error: Error, stack: readonly NodeJS.CallSite[]): string {
  let head: string;
  try {
    head = Error.prototype.toString.call(error);
  } catch {
    head = "<error>";
  }
  return [head, ...stack.map((frame) => `    at ${frame.toString()}`)].join("\n");
}
