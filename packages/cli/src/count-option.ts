import { badOption } from "./cli-error.ts";

/** An option's whole number from 1, or from another. @throws {CliError} `ERR_BAD_OPTION` */
export function countOption(option: string, value: unknown, from = 1): number {
  const count = Number(value);
  if (!(Number.isSafeInteger(count) && count >= from))
    throw badOption(option, `a whole number from ${from}`, value);
  return count;
}
