// Each lesson prints what the page about the bytes of an object says it prints.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const page = readFileSync(join(here, "../../docs/how-it-works/bytes-of-an-object.md"), "utf8");
const lessons = [...page.matchAll(/^\[([\w-]+\.ts)\].*?^```text\n(.*?)^```$/gms)];

describe("the lessons about the bytes of an object", () => {
  it("are all on the page", () => {
    const programs = readdirSync(here).filter((file) => /^\d.*\.ts$/.test(file));
    expect(lessons.map(([, program]) => program)).toEqual(programs.sort());
  });

  it.each(lessons.map(([, program = "", text = ""]) => ({ program, text })))(
    "$program prints what it claims",
    ({ program, text }) => {
      const printed = execFileSync(process.execPath, ["--import", "tsx", join(here, program)], {
        encoding: "utf8",
      });
      expect(printed).toBe(text);
    },
  );
});
