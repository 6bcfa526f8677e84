import { ENGINE_FACTS, type EngineFacts } from "./engine-facts.ts";

/** The JavaScript engine this process runs on. */
export interface Engine {
  readonly node: string;
  readonly v8: string;
  /** Bytes of a pointer inside the heap: 8, or 4 with pointer compression. */
  readonly pointerBytes: 4 | 8;
  readonly facts: EngineFacts;
}

/** The engine of this process; facts of a newer V8 than any known are the newest known. */
export const engine: Engine = {
  node: process.versions.node,
  v8: process.versions.v8,
  pointerBytes: usesPointerCompression() ? 4 : 8,
  facts: factsOf(process.versions.v8),
};

function usesPointerCompression(): boolean {
  const variables = process.config.variables as {
    v8_enable_pointer_compression?: number | boolean;
  };
  return Boolean(variables.v8_enable_pointer_compression);
}

/** The facts that hold for a V8 version such as "13.6.233.17". */
export function factsOf(v8Version: string): EngineFacts {
  const [major = 0, minor = 0] = v8Version.split(".").map(Number);
  const [oldest] = ENGINE_FACTS;
  if (!oldest) throw new RangeError("engine facts: expected at least one entry");
  return (
    ENGINE_FACTS.findLast(({ since: [a, b] }) => a < major || (a === major && b <= minor)) ?? oldest
  );
}
