import { mkdirSync } from "node:fs";
import * as nodeModule from "node:module";
import { getEnvironmentData, isMainThread, setEnvironmentData } from "node:worker_threads";

import { instrumentCommonJs } from "./compile-commonjs.ts";
import { badSetting } from "./errors.ts";
import { hideSites } from "./hide-sites.ts";
import { syncHooks } from "./hooks.ts";
import { keepFunctionText } from "./function-text.ts";
import { leaveSnapshots } from "./last-snapshot.ts";
import { readSettings, type Settings } from "./settings.ts";
import { inheritedOptions, joinThreads } from "./threads.ts";
import { start, stop, takeSnapshot } from "./tracing.ts";
import { traceBuffers } from "./watch-buffers.ts";
import { restoreExecArgv, watchWorkers } from "./watch-workers.ts";

const SETTINGS = "@slotted/trace settings";

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
const settings = isMainThread ? readSettings(process.env) : inheritedSettings();
const { start: asked, folder, every } = settings;
setEnvironmentData(SETTINGS, settings);
const isChild = isMainThread && (asked ?? folder) !== undefined && traceChildren();
joinThreads(isMainThread ? asked : inherited);
watchWorkers(import.meta.url);
nodeModule.syncBuiltinESMExports();
if (folder !== undefined) {
  // who started this process made it, and may be gone with it
  if (isMainThread && !isChild) makeFolder(folder);
  leaveSnapshots(folder, every);
}

// a worker may have an environment of its own
function inheritedSettings(): Settings {
  restoreExecArgv();
  return (getEnvironmentData(SETTINGS) as Settings | undefined) ?? readSettings(process.env);
}

// what Node programs that this one starts do before they begin; tells whether it was started so
function traceChildren(): boolean {
  const { NODE_OPTIONS = "" } = process.env;
  const option = `--import=${import.meta.url}`;
  if (NODE_OPTIONS.includes(option)) return true;
  process.env["NODE_OPTIONS"] = `${NODE_OPTIONS} ${option}`.trim();
  return false;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw badSetting("SLOTTED_TRACE_DUMP", "a folder, or a path where one can be made", path);
  }
}
