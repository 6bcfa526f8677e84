import { Session } from "node:inspector";

import { expect, test } from "vitest";

import { Sampler } from "./sampler.ts";

test("a profile that V8 refuses, as another session ended the sampling, throws what V8 says", () => {
  const sampler = new Sampler(64);
  const other = new Session();
  other.connect();
  other.post("HeapProfiler.startSampling");
  other.post("HeapProfiler.stopSampling");
  expect(() => sampler.profile()).toThrow(/not started/);
  other.disconnect();
});
