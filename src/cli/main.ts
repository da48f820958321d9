/** The command line: all commands in one table, each in a file of its own that is loaded only when it runs. */
import { Command, CommanderError, Option } from "commander";
import { complain } from "./complaint.js";
import { wholeNumber } from "./number.js";

const DATE = "EDTF date such as 2026-03-14";

/** Options that `add` and `read` share: what the user knows of the reports better than their files do. */
function factOptions(command: Command): Command {
  return inputOptions(command)
    .option("--published <date>", `date of publication (${DATE}); relative days are resolved against it`)
    .option("--outlet <name>", "who published it")
    .option("--title <title>", "its title")
    .addOption(
      new Option("--kind <kind>", "what it is").choices(["news", "readout", "transcript", "statement", "post"]),
    )
    .option("--id <id>", "its id in the dossier (one report only)")
    .option("--url <address>", "where it was published (one report only)")
    .option("--file-name-pattern <pattern>", "how file names tell date and outlet, such as '{published}_{outlet}_*'");
}

/** Options of every command that opens reports. */
function inputOptions(command: Command): Command {
  return command
    .argument("<input...>", "files, folders, web addresses, or - for standard input")
    .option("--charset <label>", "charset of the files, if it is not told rightly by itself")
    .option("--max-bytes <n>", "largest input in bytes", wholeNumber(1))
    .option("--allow-private", "let web addresses lead to private hosts");
}

const dossierOption = () =>
  new Option("-d, --dossier <folder>", "folder of the dossier").default(".", "the current folder");
const examples = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ readout ${line}`).join("\n")}\n`;

/** The program with every command and option; the docs test reads it. */
export function program(): Command {
  const readout = new Command("readout")
    .description(
      "Keeps the record of a negotiation: who said what, to whom, when, each row tied to the exact words of a report.",
    )
    .option("-V, --version", "print the version")
    .showSuggestionAfterError()
    .configureOutput({ writeErr: () => {} })
    .exitOverride();

  readout
    .command("init")
    .argument("[folder]", "folder to make the dossier in", ".")
    .option("--name <name>", "name of the dossier; the folder's name unless given")
    .option("--json", "print data as JSON")
    .description("make a dossier: manifest, starter codebook and an empty record")
    .addHelpText("after", examples("init talks", 'init talks --name "Harbour talks"'))
    .action(async (...given) => (await import("./init.js")).init(...(given as [string, never])));

  factOptions(readout.command("add"))
    .addOption(dossierOption())
    .option("--json", "print data as JSON")
    .description("read reports and keep them, each in a transaction of its own")
    .addHelpText(
      "after",
      examples(
        "add reports/*.txt --dossier talks",
        "add https://example.org/story.html",
        "add - --published 2026-03-14 --outlet 'The Post' < story.txt",
      ),
    )
    .action(async (...given) => (await import("./add.js")).add(...(given as unknown as [string[], never])));

  factOptions(readout.command("read"))
    .option("--codebook <file>", "codebook whose issues go into the record; a dossier folder's own unless given")
    .option("--json", "print one readout-record/1")
    .description("read reports and print what they say; nothing is stored")
    .addHelpText("after", examples("read story.txt --published 2026-03-14", "read talks --json > record.json"))
    .action(async (...given) => (await import("./read.js")).read(...(given as unknown as [string[], never])));

  inputOptions(readout.command("parse"))
    .option("--id <id>", "its id in the output (one report only)")
    .description("print the words of every sentence with lemma, tags, head and label, as CoNLL-U")
    .addHelpText("after", examples("parse story.txt > story.conllu", "parse talks", "parse - < story.txt"))
    .action(async (...given) => (await import("./parse.js")).parse(...(given as unknown as [string[], never])));

  readout
    .command("batch")
    .addArgument(readout.createArgument("<task>", "what to do with each line").choices(["attribution"]))
    .option("--file <file>", "read lines from a file and not from standard input")
    .option("--core", "source and cue without appositions and auxiliaries, as the coding guide has them")
    .description("read lines {id, text}, write lines {id, attributions}, in the same order")
    .addHelpText(
      "after",
      examples(
        "batch attribution < paragraphs.jsonl > attributions.jsonl",
        "batch attribution --file paragraphs.jsonl --core",
      ),
    )
    .action(async (...given) => (await import("./batch.js")).batch(...(given as unknown as [string, never])));

  readout
    .command("statements")
    .addOption(dossierOption())
    .option("--reports", "list the reports and not their statements")
    .option("--report <id...>", "only of these reports")
    .option("--speaker <party>", "only by this party (id or full name)")
    .addOption(new Option("--kind <kind>", "only of this kind").choices(["direct", "indirect", "mixed"]))
    .addOption(new Option("--certainty <certainty>", "only this sure").choices(["sure", "likely", "unsure"]))
    .option("--words <query>", "only with these words, as search takes them")
    .option("--since <date>", `published on or after (${DATE})`)
    .option("--until <date>", `published on or before (${DATE})`)
    .option("--limit <n>", "at most so many", wholeNumber(1))
    .option("--offset <n>", "leave out the first so many", wholeNumber(0))
    .option("--json", "print data as JSON")
    .description("list who said what, or the reports")
    .addHelpText(
      "after",
      examples(
        "statements --dossier talks --speaker 'Mara Ode'",
        "statements --reports",
        "statements --kind direct --since 2026-03 --json",
      ),
    )
    .action(async (...given) => (await import("./statements.js")).statements(given[0] as never));

  readout
    .command("search")
    .argument("<query>", 'words, "a phrase", AND, OR, NOT, brackets, or a word* for its beginnings')
    .addOption(dossierOption())
    .addOption(new Option("--in <where>", "where to look").choices(["reports", "statements", "both"]).default("both"))
    .option("--limit <n>", "at most so many", wholeNumber(1), 20)
    .option("--offset <n>", "leave out the first so many", wholeNumber(0))
    .option("--json", "print data as JSON")
    .description("find words in reports and statements; accents and case do not count")
    .addHelpText(
      "after",
      examples(
        "search ceasefire --dossier talks",
        `search '"security guarantees" NOT nato' --in statements`,
        "search 'negotiat*'",
      ),
    )
    .action(async (...given) => (await import("./search.js")).search(...(given as unknown as [string, never])));

  readout
    .command("export")
    .addArgument(readout.createArgument("<format>", "format").choices(["json"]))
    .addOption(dossierOption())
    .option("-o, --out <file>", "write to a file and not to standard output")
    .description("print the whole dossier as readout-record/1")
    .addHelpText(
      "after",
      examples("export json --dossier talks --out talks.json", "export json | jq '.statements | length'"),
    )
    .action(async (...given) => (await import("./export.js")).exportRecord(...(given as unknown as [string, never])));

  readout
    .command("import")
    .addArgument(readout.createArgument("<format>", "format").choices(["json"]))
    .argument("<file>", "a readout-record/1 file, or - for standard input")
    .addOption(dossierOption())
    .option("--json", "print data as JSON")
    .description("take a readout-record/1 file into the dossier; all of it or nothing")
    .addHelpText("after", examples("import json talks.json --dossier talks"))
    .action(async (...given) =>
      (await import("./import.js")).importRecord(...(given as unknown as [string, string, never])),
    );

  readout
    .command("remove")
    .argument("[report...]", "ids of reports")
    .addOption(dossierOption())
    .option("--undo", "bring back what was removed last")
    .option("--json", "print data as JSON")
    .description("take reports out of the record, with all that rests on them; can be undone")
    .addHelpText("after", examples("remove 03-wire-story --dossier talks", "remove --undo"))
    .action(async (...given) => (await import("./remove.js")).remove(...(given as unknown as [string[], never])));

  readout
    .command("undo")
    .addOption(dossierOption())
    .option("--json", "print data as JSON")
    .description("bring back what was removed last")
    .addHelpText("after", examples("undo --dossier talks"))
    .action(async (...given) => (await import("./remove.js")).undo(given[0] as never));

  readout
    .command("serve")
    .argument("[dossier]", "folder of the dossier", ".")
    .option("--port <n>", "port; 0 takes any free one", wholeNumber(0, 65535))
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--open", "open the workbench in the browser")
    .option("--allow-private", "let web addresses lead to private hosts")
    .description("open the workbench; a folder of reports with no record yet is read first")
    .addHelpText("after", examples("serve talks --open", "serve --port 0"))
    .action(async (...given) => (await import("./serve.js")).serve(...(given as unknown as [string, never])));

  readout
    .command("doctor")
    .argument("[dossier]", "folder of a dossier to look over", ".")
    .option("--json", "print data as JSON")
    .description("what is installed, where data lies, and whether the record is sound")
    .addHelpText("after", examples("doctor", "doctor talks --json"))
    .action(async (...given) => (await import("./doctor.js")).doctor(...(given as unknown as [string, never])));

  return readout;
}

/** Runs the command of `argv` and sets the exit status; see `docs/cli.md` for what each status means. */
export async function main(argv: readonly string[]): Promise<void> {
  const readout = program();
  if (argv.length <= 2) {
    process.stdout.write(readout.helpInformation());
    return;
  }
  try {
    await readout.parseAsync([...argv]);
    if (readout.opts().version) process.stdout.write(`${(await import("../server/version.js")).version}\n`);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = complain(error, { json: argv.includes("--json") });
  }
}
