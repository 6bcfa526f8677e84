import { readFileSync } from "node:fs";
import { Snapshot } from "@slotted/trace";
import { expect, it } from "vitest";
import { withProfile } from "./open-viewer.ts";

const viewer = readFileSync(new URL("../../viewer/viewer.html", import.meta.url), "utf8");
const frames = [["</script><b>.ts", 5]] as const;
const profile = Snapshot.fromTraces([{ domain: 0, size: 40, frames }], 1).toHeapProfile();

it("puts the profile into the page, where none of its text ends the element", () => {
  const page = withProfile(viewer, profile, "app.ts $& </script>");
  const [, json = ""] =
    /<script id="given" type="application\/json">(.*?)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toEqual({ name: "app.ts $& </script>", profile });
});

it("needs no network: the page refers to nothing outside itself", () => {
  expect(viewer).not.toMatch(/https?:|\b(src|href)=|@import|url\(/);
});

it("has a script that parses", () => {
  const [script = ""] = /(?<=<script>)[^]*(?=<\/script>)/.exec(viewer) ?? [];
  expect(script).toContain("function weigh");
  expect(() => new Function(script)).not.toThrow();
});
