// Builds src/language/kernels/kernels.c into wasm-bytes.ts. Needs clang and wasm-ld; only whoever changes the C file does.
// Usage: npm run kernels
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../src/language/kernels/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "readout-kernels-"));
const out = join(scratch, "kernels.wasm");
const flags = ["--no-entry", "--import-memory", "--strip-all"].map((flag) => `-Wl,${flag}`);
execFileSync(
  "clang",
  ["--target=wasm32", "-O3", "-msimd128", "-nostdlib", "-fno-builtin", ...flags, "-o", out, join(folder, "kernels.c")],
  { stdio: "inherit" },
);
const bytes = readFileSync(out)
  .toString("base64")
  .match(/.{1,116}/g);
writeFileSync(
  join(folder, "wasm-bytes.ts"),
  `/** kernels.c as WebAssembly, in base64: written by \`npm run kernels\`, not by hand. */
// biome-ignore format: made by a script
export const KERNELS =
${bytes.map((line) => `  "${line}"`).join(" +\n")};
`,
);
rmSync(scratch, { recursive: true });
