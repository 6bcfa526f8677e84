import { badOption } from "./cli-error.ts";

/** An option's whole number from 1. @throws {CliError} `ERR_BAD_OPTION` */
export function countOption(option: string, value: unknown): number {
  const count = Number(value);
  if (!(Number.isInteger(count) && count > 0))
    throw badOption(option, "a whole number from 1", value);
  return count;
}
