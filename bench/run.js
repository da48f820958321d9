// Times the program: start-up, the language engine and the text layer beside their rivals, reading, adding, searching.
// Usage: npm run bench [-- --write]   (--write puts the figures into docs/performance.md)
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createDossier, createReport, readReport, segment } from "../dist/index.js";
import { cores } from "./cores.js";
import { language } from "./language.js";
import { examples, figures, median, milliseconds, root, tell, textOf } from "./measure.js";

const readout = join(root, "bin", "readout.js");
const scratch = mkdtempSync(join(tmpdir(), "readout-bench-"));

function startUp() {
  const command =
    (...args) =>
    () =>
      execFileSync(process.execPath, [readout, ...args], { stdio: "ignore" });
  const node = median(9, () => execFileSync(process.execPath, ["-e", "0"]));
  const version = median(9, command("--version"));
  tell("readout --version, cold", milliseconds(version), `${(version / node).toFixed(2)} x of an empty node`);
  const story = join(scratch, "story.txt");
  writeFileSync(story, textOf(600));
  const read = median(7, command("read", story, "--json"));
  tell("readout read of a 600-word report, cold", milliseconds(read), `${(read / node).toFixed(2)} x of an empty node`);
}

/** Sentences beside the platform's own segmenter: the nearest rival that needs no package. */
function textLayer() {
  const text = textOf(20_000);
  const own = median(7, () => segment(text));
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const words = new Intl.Segmenter("en", { granularity: "word" });
  // By line: each segment holds a copy of its whole input in this Node, and a long one fills the memory.
  const lines = text.split("\n");
  const rival = median(7, () => lines.map((line) => [[...segmenter.segment(line)], [...words.segment(line)]]));
  tell(
    "text layer of 20,000 words (paragraphs to quotations)",
    milliseconds(own),
    `${(rival / own).toFixed(1)} x as fast as Intl.Segmenter (sentences, words)`,
  );
}

/** Many reports through the command line, with the memory of the process watched. */
const REPORTS = 400;
async function adding() {
  const folder = join(scratch, "many");
  mkdirSync(folder);
  for (let i = 0; i < REPORTS; i++)
    writeFileSync(join(folder, `report-${i}.txt`), `${examples[i % examples.length]}\nThis is number ${i}.\n`);
  const dossier = join(scratch, "dossier");
  execFileSync(process.execPath, [readout, "init", dossier], { stdio: "ignore" });
  const start = performance.now();
  const child = spawn(process.execPath, [readout, "add", folder, "--dossier", dossier, "--json"], { stdio: "ignore" });
  const memory = [];
  const watch = setInterval(() => {
    try {
      memory.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
    } catch {}
  }, 100);
  const status = await new Promise((done) => child.on("close", done));
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`readout add ended with ${status}`);
  tell(
    `readout add of ${REPORTS} reports, each its own transaction`,
    `${seconds.toFixed(1)} s`,
    `${Math.round(REPORTS / seconds)} reports/s`,
  );
  const quarter = memory.length >> 2;
  const peak = (list) => Math.max(0, ...list);
  if (quarter > 0)
    tell(
      "memory while adding them: second quarter, last quarter",
      `${peak(memory.slice(quarter, 2 * quarter)).toFixed(0)}, ${peak(memory.slice(-quarter)).toFixed(0)} MB`,
      "flat if alike",
    );
  const search = median(5, () =>
    execFileSync(process.execPath, [readout, "search", "ceasefire", "--dossier", dossier, "--json"], {
      stdio: "ignore",
    }),
  );
  tell("readout search over them, cold", milliseconds(search));
}

async function storing() {
  const folder = join(scratch, "store");
  const store = await createDossier(folder, { name: "bench" });
  const readings = await Promise.all(
    examples.map((text, index) => readReport(createReport({ id: `r${index}`, text }))),
  );
  for (const reading of readings) await store.addReading(reading);
  const times = [];
  for (let i = 0; i < 50; i++) {
    const start = performance.now();
    await store.search("ceasefire OR withdraw*");
    times.push(performance.now() - start);
  }
  tell("search in an open record of 24 reports", milliseconds(times.sort((a, b) => a - b)[25]));
  await store.close();
}

startUp();
textLayer();
await language();
await cores();
await storing();
await adding();
rmSync(scratch, { recursive: true, force: true });
if (process.argv.includes("--write")) {
  const day = new Date().toISOString().slice(0, 10);
  const page = [
    "# Performance",
    "",
    `Measured on ${day} with \`npm run bench -- --write\` on ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node ${process.versions.node}.`,
    "Machines are noisy: ratios within one run say more than times.",
    "",
    "| what | time | beside |",
    "|---|---|---|",
    ...figures.map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
  writeFileSync(join(root, "docs", "performance.md"), page.join("\n"));
}
