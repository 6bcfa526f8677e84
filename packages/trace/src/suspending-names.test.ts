import { expect, test } from "vitest";

import { suspendingNames } from "./suspending-names.ts";

test("the names of async functions and generators are found wherever they are written", () => {
  const source = `
    async function a() {} function* b() {} async function * c() {} function *d() {}
    const e = async () => {}, f = async function () {}, g = function* () {}, h = async x => x;
    class K { async i() {} *j() {} async *k() {} static async l() {} static *m() {} static async* n() {}
      o = async () => {} }
    const p = { q: async () => {}, r: function* () {}, async s() {}, *t() {} };
  `;
  expect([...suspendingNames(source)].sort().join("")).toBe("abcdefghijklmnoqrst");
});

test("a product is no generator", () => {
  expect([...suspendingNames("const a = b * c(d) * (e); f(async);")]).toEqual([]);
});
