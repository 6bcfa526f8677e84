import * as nodeModule from "node:module";
import { isMainThread } from "node:worker_threads";

import { instrumentCommonJs } from "./compile-commonjs.ts";
import { hideSites } from "./hide-sites.ts";
import { syncHooks } from "./hooks.ts";
import { keepFunctionText } from "./function-text.ts";
import { leaveSnapshots } from "./last-snapshot.ts";
import { readSettings } from "./settings.ts";
import { inheritedOptions, joinThreads } from "./threads.ts";
import { start, stop, takeSnapshot } from "./tracing.ts";
import { traceBuffers } from "./watch-buffers.ts";

// what `node --import @slotted/trace/register app.ts` does before the program
const { registerHooks } = nodeModule as { registerHooks?: (hooks: typeof syncHooks) => void };
if (registerHooks) registerHooks(syncHooks);
else nodeModule.register("./hooks.js", import.meta.url);
instrumentCommonJs();
hideSites();
keepFunctionText();
traceBuffers();
// compiles the tracer's own code, so that it is no part of what the program sees its heap grow by
const inherited = inheritedOptions();
start({ mode: "sampled" });
takeSnapshot().statistics("lineno");
stop();
const { start: asked, folder, every } = readSettings(process.env);
if (isMainThread && (asked ?? folder)) traceChildren();
joinThreads(isMainThread ? asked : inherited);
if (folder !== undefined) leaveSnapshots(folder, every);

// what Node programs that this one starts do before they begin
function traceChildren(): void {
  const { NODE_OPTIONS = "" } = process.env;
  const option = `--import=${import.meta.url}`;
  if (!NODE_OPTIONS.includes(option)) {
    process.env["NODE_OPTIONS"] = `${NODE_OPTIONS} ${option}`.trim();
  }
}
