import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createProgress } from "./progress.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function screen(isTTY: boolean) {
  let shown = "";
  const progress = createProgress({ isTTY, write: (text) => (shown += text) });
  return { progress, shown: () => shown };
}

it("keeps silent for the first second", () => {
  const { progress, shown } = screen(true);
  vi.advanceTimersByTime(999);
  progress.update("reading a.heapsnapshot", 0.5);
  progress.done();
  expect(shown()).toBe("");
});

it("shows one line after a second, and wipes it at the end", () => {
  const { progress, shown } = screen(true);
  vi.advanceTimersByTime(1000);
  progress.update("reading a.heapsnapshot", 0.5);
  progress.done();
  expect(shown()).toBe("\r\u001b[Kreading a.heapsnapshot 50 %\r\u001b[K");
});

it("names what it does where the end is unknown", () => {
  const { progress, shown } = screen(true);
  vi.advanceTimersByTime(1000);
  progress.update("importing");
  expect(shown()).toBe("\r\u001b[Kimporting");
});

it("writes nothing outside a terminal", () => {
  const { progress, shown } = screen(false);
  vi.advanceTimersByTime(5000);
  progress.update("reading a.heapsnapshot", 0.5);
  progress.done();
  expect(shown()).toBe("");
});
