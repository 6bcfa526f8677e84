import { openSync, readFileSync, readSync } from "node:fs";

/** Reads the memory of this process, as a debugger would. */
export interface ProcessMemory {
  /** Copies up to `bytes` bytes from an address and answers how many could be read. */
  read(address: number, bytes: number, into: Int32Array): number;
  /** The mapped ranges with the given permissions, such as "rw", that no file backs. */
  ranges(permissions: string): MemoryRange[];
}

/** Addresses from `start` up to, not including, `end`. */
export interface MemoryRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Opens the memory of this process for reading. Linux only: nothing is written, and reading an
 * address that is not mapped is an error of the system call, never a crash.
 *
 * @throws the error of the file system where /proc/self/mem may not be read
 */
export function openProcessMemory(): ProcessMemory {
  const file = openSync("/proc/self/mem", "r");
  return {
    read(address, bytes, into) {
      try {
        return readSync(file, into, 0, bytes, address);
      } catch {
        return 0; // nothing is mapped there
      }
    },
    ranges: (permissions) => rangesOf(readFileSync("/proc/self/maps", "latin1"), permissions),
  };
}

const MAPPING = /^([0-9a-f]+)-([0-9a-f]+) (\S+) 0+ 00:00 0 *$/;

function rangesOf(maps: string, permissions: string): MemoryRange[] {
  return maps.split("\n").flatMap((line) => {
    const [, start, end, granted] = MAPPING.exec(line) ?? [];
    if (!start || !end || !granted?.startsWith(permissions)) return [];
    return [{ start: parseInt(start, 16), end: parseInt(end, 16) }];
  });
}
