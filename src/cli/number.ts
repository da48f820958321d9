import { InvalidArgumentError } from "commander";

/** Reads an option that is a whole number from `least` to `most`; anything else is refused before any work is done. */
export const wholeNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (written: string): number => {
    const number = /^\d+$/.test(written) ? Number(written) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `Give a whole number from ${least} on.`
        : `Give a whole number from ${least} to ${most}.`,
    );
  };
