import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ReadoutError } from "../errors.js";
import type { Codebook } from "../knowledge/codebook.js";
import type { Reading } from "../reading/contract.js";
import type { Report } from "../text/report.js";
import { type Answer, asOfReport, readHere } from "./read-here.js";

/** Reads reports on as many cores as there are; the readings are the same as of one thread. */
export interface ReadingPool {
  /** How many reports it pays to hand in before the first is done. */
  readonly ahead: number;
  /** Throws what `readReport` does, `FAULT` where a reader failed, and `INTERRUPTED` as soon as the signal says so. */
  read(report: Report): Promise<Reading>;
  /** Ends the threads, with whatever they are at. */
  close(): Promise<void>;
}

/** A thread costs as much to start as it takes to read some ten reports: fewer than these are read in this one. */
const FEW = 16;
/** Each thread holds the network once more. */
const MOST_THREADS = 16;
/** From `src/` (in tests) and from `dist/` alike: a thread needs JavaScript. */
const THREAD = new URL("../../dist/cli/reading-worker.js", import.meta.url);

interface Job {
  readonly report: Report;
  done(reading: Reading): void;
  fail(error: ReadoutError): void;
}

interface PoolOptions {
  readonly codebook?: Codebook | null;
  readonly signal?: AbortSignal;
  /** How many reports will come, if that is known; else the first few are read in this thread. */
  readonly expected?: number;
  readonly cores?: number;
}

/** Threads start when they are first needed: with one core, or few reports, none ever does. */
export function openReadingPool({
  codebook = null,
  signal,
  expected = Number.POSITIVE_INFINITY,
  cores = availableParallelism(),
}: PoolOptions = {}): ReadingPool {
  const most = cores < 2 || expected < FEW ? 0 : Math.min(cores, MOST_THREADS);
  let here = expected === Number.POSITIVE_INFINITY ? FEW : 0;
  const threads = new Set<Worker>();
  const idle: Worker[] = [];
  const busy = new Map<Worker, Job>();
  const waiting: Job[] = [];

  const start = (): Worker => {
    const thread = new Worker(THREAD, { workerData: { codebook } });
    threads.add(thread);
    thread.on("message", (answer: Answer) => {
      const job = busy.get(thread);
      busy.delete(thread);
      idle.push(thread);
      if ("reading" in answer) job?.done(answer.reading);
      else job?.fail(new ReadoutError(answer.error.code, answer.error.message, answer.error.place));
      give();
    });
    // A thread may run out of memory: its report fails, and another thread takes the next.
    let cause: unknown;
    thread.on("error", (error) => {
      cause = error;
    });
    thread.on("exit", (status) => {
      threads.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      const job = busy.get(thread);
      busy.delete(thread);
      job?.fail(asOfReport(cause ?? new Error(`its thread ended with ${status}`)));
      give();
    });
    return thread;
  };

  const give = () => {
    while (waiting.length > 0 && (idle.length > 0 || threads.size < most)) {
      const thread = idle.pop() ?? start();
      const job = waiting.shift()!;
      busy.set(thread, job);
      thread.postMessage(job.report);
    }
  };

  const interrupted = () => new ReadoutError("INTERRUPTED", "stopped");
  const stop = () => {
    for (const job of [...busy.values(), ...waiting.splice(0)]) job.fail(interrupted());
  };
  signal?.addEventListener("abort", stop);

  return {
    ahead: Math.max(1, 2 * most),
    async read(report) {
      if (signal?.aborted) throw interrupted();
      if (most === 0 || here-- > 0) return readHere(report, codebook);
      return new Promise<Reading>((done, fail) => {
        waiting.push({ report, done, fail });
        give();
      });
    },
    async close() {
      signal?.removeEventListener("abort", stop);
      waiting.length = 0;
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}
