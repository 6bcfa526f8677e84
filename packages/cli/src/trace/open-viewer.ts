import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HeapProfile } from "@slotted/trace";

const VIEWER = new URL("../../viewer/viewer.html", import.meta.url);
const OPENERS: Readonly<Record<string, string>> = { darwin: "open", win32: "explorer" };

/**
 * Writes the viewer with a profile in it, one file that needs no other and no network, has the
 * browser show it (`BROWSER`, or what the system opens files with), and answers its path.
 */
export function openViewer(
  profile: HeapProfile,
  { env, name }: { env: Readonly<Record<string, string | undefined>>; name: string },
): string {
  const path = join(mkdtempSync(join(tmpdir(), "slotted-view-")), "trace.html");
  writeFileSync(path, withProfile(readFileSync(VIEWER, "utf8"), profile, name));
  const opener = env["BROWSER"] ?? OPENERS[process.platform] ?? "xdg-open";
  const child = spawn(opener, [path], { stdio: "ignore", detached: true });
  // without a browser, the path that the report names is all there is
  child.on("error", () => undefined);
  child.unref();
  return path;
}

/** Puts a profile into the text of the viewer. */
export function withProfile(viewer: string, profile: HeapProfile, name: string): string {
  // no text of the program's may end the element that holds it
  const json = JSON.stringify({ name, profile }).replaceAll("<", "\\u003c");
  return viewer.replace(EMPTY, () => EMPTY.replace("><", () => `>${json}<`));
}

const EMPTY = '<script id="given" type="application/json"></script>';
