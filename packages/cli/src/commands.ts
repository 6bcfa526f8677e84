import type { Command } from "./command.ts";
import { advise } from "./commands/advise.ts";
import { check } from "./commands/check.ts";
import { diff } from "./commands/diff.ts";
import { layout } from "./commands/layout.ts";
import { migrate } from "./commands/migrate.ts";
import { size } from "./commands/size.ts";
import { snapshot } from "./commands/snapshot.ts";
import { trace } from "./commands/trace.ts";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  size,
  layout,
  snapshot,
  diff,
  advise,
  trace,
  check,
  migrate,
];
