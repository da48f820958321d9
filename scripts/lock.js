// One set-up at a time in a checkout.
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { note } from "./note.js";

/** How long a lock holds at most, in milliseconds: its process number may belong to another program by now. */
const LONGEST = 30 * 60_000;
const EVERY = 200;

/** Runs `work` while holding `file`, which names this process; waits while another that is alive holds it. */
export function withLock(file, work) {
  for (let waited = 0; !take(file); waited++) {
    if (isAbandoned(file)) rmSync(file, { recursive: true, force: true });
    else if (waited === 0) note("waiting for another set-up of this checkout …");
    // After a removal too: another that found the same lock abandoned must not remove the one that follows it.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, EVERY);
  }
  const release = () => {
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  };
  const stop = () => process.exit(130);
  process.once("exit", release);
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return work();
  } finally {
    release();
    process.off("exit", release).off("SIGINT", stop).off("SIGTERM", stop);
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST" && error.code !== "EISDIR") throw error;
    return false;
  }
}

/** The process that holds the lock; NaN while its number is being written, or where the lock is gone. */
function holderOf(file) {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10);
  } catch {
    return Number.NaN;
  }
}

function isAbandoned(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return false;
  if (Date.now() - stat.mtimeMs > LONGEST) return true;
  const holder = holderOf(file);
  if (Number.isNaN(holder)) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
