/** A line on stderr: stdout belongs to whoever called for the set-up. */
export const note = (message) => void process.stderr.write(`readout: ${message}\n`);
