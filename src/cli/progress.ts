/** A line on stderr that tells how far long work is; silent where stderr is no terminal. */
export interface Progress {
  /** One more is done. */
  step(what: string): void;
  /** Takes the line away, so that something can be written, or at the end. */
  clear(): void;
}

/** How often the line is drawn, in milliseconds. */
const EVERY = 100;

export function startProgress(total: number): Progress {
  const shown = Boolean(process.stderr.isTTY) && total > 1;
  const started = Date.now();
  let done = 0;
  let drawn = 0;
  const clear = () => void (shown && process.stderr.write("\r\u001b[K"));
  return {
    step(what) {
      done++;
      if (!shown || (Date.now() - drawn < EVERY && done < total)) return;
      drawn = Date.now();
      const seconds = Math.max(0.001, (drawn - started) / 1000);
      const rate = done / seconds;
      const left = Math.ceil((total - done) / rate);
      const bar = "█".repeat(Math.round((20 * done) / total)).padEnd(20, "░");
      const line = `${bar} ${done}/${total}  ${rate.toFixed(1)}/s  ${left > 0 ? `${duration(left)} left` : "done"}  ${what}`;
      process.stderr.write(`\r\u001b[K${[...line].slice(0, (process.stderr.columns ?? 80) - 1).join("")}`);
    },
    clear,
  };
}

const duration = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
