// Runs every ```ts block of the documents and compares what it prints with its `// …` comments.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = join(root, ".cache", "doc-examples");
mkdirSync(scratch, { recursive: true });
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const documents = [
  "README.md",
  "packages/slotted/README.md",
  "packages/heap/README.md",
  ...markdownIn("docs"),
  ...markdownIn("docs/guide"),
]
  .map((document) => [document, examplesIn(document)] as const)
  .filter(([, examples]) => examples.length > 0);

describe.each(documents)("%s", (document, examples) => {
  test.each(examples)("example %i prints what it says", (number, code) => {
    const file = join(scratch, `${document.replaceAll("/", "-")}-${number}.ts`);
    writeFileSync(file, code);
    const printed = execFileSync(process.execPath, ["--import", "tsx", file], {
      cwd: root,
      encoding: "utf8",
    });
    expect(printed.trimEnd().split("\n")).toEqual(promises(code));
  });
});

function examplesIn(document: string): (readonly [number: number, code: string])[] {
  const text = readFileSync(join(root, document), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = ""], i) => [i + 1, code]);
}

// console.log(x); // what it prints
function promises(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\);? \/\/ (.*)$/gm)].map(([, text = ""]) => text);
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`);
}
