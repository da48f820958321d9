/** A line on stderr that tells how far long work is; silent where stderr is no terminal. */
import { clean, cut } from "./text.js";

export interface Progress {
  /** One more is done. */
  step(what: string): void;
  /** Takes the line away: before anything else is written, and at the end. */
  clear(): void;
}

/** How often the line is drawn, in milliseconds. */
const EVERY = 100;
const BAR = 20;

export function startProgress(total: number): Progress {
  const shown = Boolean(process.stderr.isTTY) && total > 1;
  const started = Date.now();
  let done = 0;
  let drawn = 0;
  return {
    step(what) {
      done++;
      if (!shown || (Date.now() - drawn < EVERY && done < total)) return;
      drawn = Date.now();
      const line = lineOf({ done, total, seconds: (drawn - started) / 1000, what });
      process.stderr.write(`\r\u001b[K${cut(line, (process.stderr.columns ?? 80) - 1)}`);
    },
    clear() {
      if (shown) process.stderr.write("\r\u001b[K");
    },
  };
}

/** `█████░░░░░ 120/480  35.1/s  11 s left  story.txt` */
export function lineOf({
  done,
  total,
  seconds,
  what,
}: {
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  readonly what: string;
}): string {
  const rate = done / Math.max(seconds, 0.001);
  const bar = "█".repeat(Math.round((BAR * done) / total)).padEnd(BAR, "░");
  const left = done < total ? `${duration(Math.ceil((total - done) / rate))} left` : "done";
  return `${bar} ${done}/${total}  ${rate.toFixed(1)}/s  ${left}  ${clean(what)}`;
}

const duration = (seconds: number): string =>
  seconds < 90
    ? `${seconds} s`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3600)} h`;
