// The TypeScript sources of public packages, as npm has them: fetched into a temporary folder, never kept here.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/** Packages that publish their sources, pinned so that the counts can be repeated. */
export const packages = [
  "@deck.gl/core@9.4.0",
  "effect@3.22.4",
  "ethers@6.17.0",
  "langium@4.4.0",
  "maplibre-gl@5.24.1",
  "matrix-js-sdk@37.5.0",
  "prosemirror-view@1.42.9",
  "rxjs@7.8.2",
];

/** Returns the path and text of every source file of a package, declarations left out. */
export function sourcesOf(name) {
  const folder = unpacked(name);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

function unpacked(name) {
  const folder = join(tmpdir(), "slotted-lint-sources", name.replaceAll("/", "+"));
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    const archive = execFileSync("npm", ["pack", "--silent", name], {
      cwd: folder,
      encoding: "utf8",
    });
    execFileSync("tar", ["xzf", archive.trim()], { cwd: folder });
  }
  return join(folder, "package");
}
