export { commands } from "./commands.ts";
export type { Command, Described, Input } from "./command.ts";
export type { Report, ReportTable } from "./report.ts";
export { run, type ProcessLike } from "./run.ts";
