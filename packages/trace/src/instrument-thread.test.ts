import { expect, test } from "vitest";

import { runApp, spawnApp } from "./fixtures/run-app.ts";

test("while each allocation is seen, a module is instrumented where none of its own are", () => {
  const { own, count, array } = runApp<{ own: number; count: number; array: unknown }>(
    "compiled-late.mjs",
  );
  expect(array).toEqual([1, { x: 1 }]);
  expect(count).toBeGreaterThan(2);
  // in this thread, the syntax tree alone takes some 20 MB
  expect(own).toBeLessThan(5e6);
});

test("a module that does not parse fails as it does untraced", () => {
  const { status, stderr } = spawnApp("broken.cjs", { env: { SLOTTED_TRACE: "1" } });
  expect(status).toBe(1);
  expect(stderr).toMatch(/broken\.cjs:1\nlet = = ;\n.*\nSyntaxError/s);
});
