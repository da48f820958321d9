/** How long a second signal counts as the first: Ctrl-C under npm arrives twice, from the terminal and from npm. */
const SAME = 1000;

/**
 * Ctrl-C and SIGTERM: the first lets the report in hand finish or roll back by aborting the signal given; another, later,
 * ends the program at once.
 */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = () => {
    if (controller.signal.aborted && Date.now() - first > SAME) process.exit(130);
    first ||= Date.now();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}
