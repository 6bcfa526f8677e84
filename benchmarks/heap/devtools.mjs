// Chrome DevTools' own reader of heap snapshots, from the sources it publishes, with its second thread.
import { build } from "esbuild";
import { mkdtempSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";

/** Compiles DevTools' reader; answers the module's URL. */
export async function compileReader() {
  const outfile = join(mkdtempSync(join(tmpdir(), "slotted-devtools-")), "reader.mjs");
  const root = dirname(fileURLToPath(import.meta.resolve("chrome-devtools-frontend/package.json")));
  await build({
    stdin: {
      contents: `
        export { HeapSnapshotLoader } from "./HeapSnapshotLoader.ts";
        export { SecondaryInitManager } from "./HeapSnapshot.ts";`,
      resolveDir: join(root, "front_end/entrypoints/heap_snapshot_worker"),
    },
    ...{ bundle: true, format: "esm", platform: "node", outfile, logLevel: "warning" },
    plugins: [withoutLocales],
  });
  return pathToFileURL(outfile).href;
}

/** Reads a snapshot as the Memory panel does, retained sizes included. */
export async function readWithDevTools(reader, file) {
  const { HeapSnapshotLoader } = await import(reader);
  const { port1, port2 } = new MessageChannel();
  const code = `import(${JSON.stringify(reader)}).then(({ SecondaryInitManager }) => {
    new SecondaryInitManager(require("node:worker_threads").workerData);
  })`;
  const second = new Worker(code, { eval: true, workerData: port2, transferList: [port2] });
  const loader = new HeapSnapshotLoader({ sendEvent() {} });
  const input = await open(file);
  const chunks = input.createReadStream({ encoding: "utf8", highWaterMark: 1 << 20 });
  for await (const chunk of chunks) loader.write(chunk);
  loader.close();
  const snapshot = await loader.buildSnapshot(port1);
  const classes = Object.values(snapshot.aggregatesWithFilter({}));
  await second.terminate();
  return { nodeCount: snapshot.nodeCount, classes };
}

// a file that DevTools' build makes; the reader has no texts to translate
const withoutLocales = {
  name: "without locales",
  setup(build) {
    const names = "LOCALES BUNDLED_LOCALES DEFAULT_LOCALE REMOTE_FETCH_PATTERN LOCAL_FETCH_PATTERN";
    const contents = names
      .split(" ")
      .map((name) => `export const ${name} = [];`)
      .join("\n");
    build.onResolve({ filter: /\/locales\.js$/ }, () => ({ path: "locales", namespace: "none" }));
    build.onLoad({ filter: /./, namespace: "none" }, () => ({ contents }));
  },
};
