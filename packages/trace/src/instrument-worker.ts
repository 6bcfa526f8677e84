import { workerData, type MessagePort } from "node:worker_threads";

import { instrumentHere, type InstrumentedSource, type Source } from "./instrument-source.ts";

// what `instrument-thread.ts` starts: answers modules, instrumented
const { signal, port } = workerData as { signal: Int32Array; port: MessagePort };

port.on("message", (source: Source) => {
  port.postMessage(tryOut(source));
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});

// whoever asks meets the same error, and throws it where it belongs
function tryOut(source: Source): InstrumentedSource | undefined {
  try {
    return instrumentHere(source);
  } catch {
    return undefined;
  }
}
