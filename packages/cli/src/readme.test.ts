import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { withoutFigures } from "../test/without-figures.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

const folder = new URL("./commands/__snapshots__/", import.meta.url);
const screens = readdirSync(folder)
  .map((file) => read(`./commands/__snapshots__/${file}`).replaceAll(/\\([\\`])/g, "$1"))
  .join("\n")
  // prettier takes them out of the README
  .replaceAll(/ +$/gm, "");

const shown = [...read("../README.md").matchAll(/^```text\n\$ (slotted .*)\n([^]*?)^```$/gm)];

// one line of which run.test.ts spells out
const others = shown.filter(([, command]) => !command?.startsWith("slotted size"));

it.each(others.map(([, command = "", screen = ""]) => [command, screen]))(
  "the README shows the screen of the test of %s",
  (command, screen) => {
    expect(screens).toContain(
      command.startsWith("slotted trace") ? withoutFigures(screen) : screen,
    );
  },
);
