import { version } from "../server/version.js";

/** Prints the version alone on a line. */
export async function printVersion(): Promise<void> {
  process.stdout.write(`${version}\n`);
}
