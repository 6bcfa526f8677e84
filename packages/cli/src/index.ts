export type { AuditOptions } from "./check/audit-class.ts";
export { checkSlots } from "./check/check-slots.ts";
export type { Finding, FindingCode } from "./check/finding.ts";
export { commands } from "./commands.ts";
export type { Command, Described, Input } from "./command.ts";
export type { Annotation, Report, ReportTable } from "./report.ts";
export { run, type ProcessLike } from "./run.ts";
