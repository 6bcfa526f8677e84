#!/usr/bin/env node
import process from "node:process";
import { run } from "./run.ts";

const exitCode = await run(process);
// a module of the user's may have left a timer or a server behind: exit once all is written
process.stdout.write("", () => process.exit(exitCode));
