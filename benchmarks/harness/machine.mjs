// The conditions of a measurement, as # lines above every table.
import os from "node:os";
import process from "node:process";

/** What this process runs on: everything that a reader needs to compare figures. */
export function machine() {
  return {
    node: process.version,
    v8: process.versions.v8,
    cpu: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.cpus().length,
    flags: process.execArgv.join(" "),
    load: Number(os.loadavg()[0].toFixed(2)),
  };
}

/** The same as # lines. */
export function machineLines({ node, v8, cpu, cores, flags, load }) {
  return [`# Node ${node}, V8 ${v8}, ${cores} x ${cpu}`, `# flags: ${flags}; load ${load}`];
}
