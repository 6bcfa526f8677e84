import { expect, test } from "vitest";

import { formatCount, formatSize } from "./format.ts";

test("sizes keep their unit up to five digits", () => {
  expect(formatSize(0)).toBe("0 B");
  expect(formatSize(5002)).toBe("5002 B");
  expect(formatSize(10239)).toBe("10239 B");
  expect(formatSize(10240)).toBe("10.0 KiB");
  expect(formatSize(102_348)).toBe("99.9 KiB");
  expect(formatSize(102_400)).toBe("100 KiB");
  expect(formatSize(10_485_759)).toBe("10240 KiB");
  expect(formatSize(10_485_760)).toBe("10.0 MiB");
  expect(formatSize(20 * 1024 ** 3)).toBe("20.0 GiB");
  expect(formatSize(20 * 1024 ** 4)).toBe("20.0 TiB");
  expect(formatSize(20_000 * 1024 ** 4)).toBe("20000 TiB");
});

test("signed sizes show plus, minus and a plus before nothing", () => {
  expect(formatSize(5000, { signed: true })).toBe("+5000 B");
  expect(formatSize(-66, { signed: true })).toBe("-66 B");
  expect(formatSize(0, { signed: true })).toBe("+0 B");
  expect(formatSize(-12_800, { signed: true })).toBe("-12.5 KiB");
});

test("a size half-way between two last digits takes the even one", () => {
  expect(formatSize(0.5)).toBe("0 B");
  expect(formatSize(1.5)).toBe("2 B");
  expect(formatSize(2.5)).toBe("2 B");
  expect(formatSize(12.25 * 1024)).toBe("12.2 KiB");
  expect(formatSize(12.75 * 1024)).toBe("12.8 KiB");
  expect(formatSize(-12.25 * 1024)).toBe("-12.2 KiB");
});

test("counts are whole", () => {
  expect(formatCount(2)).toBe("2");
  expect(formatCount(2.4)).toBe("2");
  expect(formatCount(1, { signed: true })).toBe("+1");
  expect(formatCount(0, { signed: true })).toBe("+0");
  expect(formatCount(-1, { signed: true })).toBe("-1");
});
