import { expect, test } from "vitest";
import { segment } from "../../src/text/segment.js";

/** Quotations of a text: their words, `+` between parts, `>` before nested ones, `…` behind unclosed ones. */
const quotationsOf = (text: string): string[] =>
  segment(text).quotations.map(
    ({ parts, depth, closed }) =>
      ">".repeat(depth) + parts.map(({ start, end }) => text.slice(start, end)).join("+") + (closed ? "" : "…"),
  );

const cases: [reason: string, text: string, quotations: string[]][] = [
  ["curly double marks", "He said “yes, now” today.", ["“yes, now”"]],
  ["straight double marks", 'He said "yes, now" today.', ['"yes, now"']],
  ["two straight quotations in a row", '"Yes," he said. "No."', ['"Yes,"', '"No."']],
  ["British single marks with an apostrophe inside", "‘We won’t go,’ she said.", ["‘We won’t go,’"]],
  [
    "a plural possessive inside single marks",
    "‘The states’ terms are harsh,’ she said.",
    ["‘The states’ terms are harsh,’"],
  ],
  ["straight single marks", "'We won't go,' she said.", ["'We won't go,'"]],
  ["apostrophes are no quotations", "The states' envoys didn't meet in the '90s.", []],
  [
    "single within double",
    "“He told me ‘never again’ twice.”",
    ["“He told me ‘never again’ twice.”", ">‘never again’"],
  ],
  ["double within single", "‘He said “never” twice,’ she said.", ["‘He said “never” twice,’", ">“never”"]],
  ["split by its attribution", "“Yes,” he said, “but late.”", ["“Yes,”", "“but late.”"]],
  ["low opening marks", "Er sagte: „Ja, gern“ und ging.", ["„Ja, gern“"]],
  ["typewriter pairs", "''We won't go,'' he said. ``Never,'' she said.", ["''We won't go,''", "``Never,''"]],
  ["guillemets", "Il a dit « oui » hier.", ["« oui »"]],
  ["never closed: it ends with its paragraph", "He said “yes and left.\nThe talks went on.", ["“yes and left.…"]],
  ["over two paragraphs, each opened, the last closed", "“One.\n“Two,” he said.", ["“One.+“Two,”"]],
  ["over three paragraphs with straight marks", '"One.\n"Two.\n"Three."', ['"One.+"Two.+"Three."']],
  ["a closing mark typed for an opening one", "He wrote ” it is over” last week.", []],
  ["inches are no quotation", 'A 5" pipe and a 6" pipe.', []],
  ["an empty pair is none", "He said “” and left.", []],
];

test.each(cases)("quotations: %s", (_reason, text, quotations) => {
  expect(quotationsOf(text)).toEqual(quotations);
});

test("a hundred thousand quotation marks are read without a hang", () => {
  for (const mark of ['"', "“", "‘", "'", "“‘", ' "', " '"]) {
    const { quotations } = segment(`He said ${mark.repeat(100_000)}`);
    expect(quotations.length).toBeLessThanOrEqual(100_000);
  }
});
