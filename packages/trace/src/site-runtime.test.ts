import { setFlagsFromString } from "node:v8";
import { compileFunction } from "node:vm";

import { expect, test } from "vitest";

import { on } from "./site-runtime.ts";

test("what every site reads is no dictionary, where each read is a call", () => {
  setFlagsFromString("--allow-natives-syntax");
  const isFast = compileFunction("return %HasFastProperties(object)", ["object"]);
  expect(isFast(on)).toBe(true);
  expect(
    isFast({
      get accessor() {
        return 0;
      },
      set accessor(_) {},
    }),
  ).toBe(false);
});
