/** Statements from attributions: speakers resolved, nesting found, kinds and circumstances filled in. */
import { lengthOf, type Span } from "../text/span.js";
import { circumstancesOf } from "./circumstances.js";
import type { Certainty, Statement, StatementKind } from "./contract.js";
import type { NounPhrase } from "./noun-phrases.js";
import type { PartyBook } from "./parties.js";
import type { Attribution, Range } from "./scene.js";
import { isQuotationMark, type Words } from "./words.js";

interface Placed {
  readonly attribution: Attribution;
  /** The part of the source that names this row's speaker: a joint statement is one row for each. */
  readonly who: NounPhrase | null;
  readonly content: Span[];
  /** Place of the source or cue, or of the content where there is neither: nested statements have it inside another's content. */
  readonly anchor: number;
}

/** How far back, in statements, an enclosing one is looked for. */
const NEST_REACH = 40;

/** The statements of a report in reading order, with ids `s1`, `s2`, … */
export function statementsOf(
  words: Words,
  attributions: readonly Attribution[],
  book: PartyBook,
  reader: string,
): { readonly statements: Statement[]; readonly acts: Statement[] } {
  const span = (range: Range): Span => ({ start: words.list[range.from]!.start, end: words.list[range.to - 1]!.end });
  const { questions, said } = withoutQuestions(words, attributions);
  const placed = said
    .flatMap((attribution): Placed[] => {
      const content = attribution.content.map(span);
      const anchor = attribution.source
        ? words.list[attribution.source.from]!.start
        : attribution.cue
          ? words.list[attribution.cue.from]!.start
          : content[0]!.start;
      const speakers = attribution.source ? book.speakersIn(attribution.source) : [null];
      return speakers.map((who) => ({ attribution, who, content, anchor }));
    })
    .sort((a, b) => a.content[0]!.start - b.content[0]!.start || extent(b.content) - extent(a.content));
  const within = placed.map((item, index) => enclosing(placed, item, index));
  const statements: Statement[] = [];
  const acts: Statement[] = [];
  // Speakers are resolved in the order of their mentions, so that a pronoun finds who spoke before.
  const order = placed.map((_, index) => index).sort((a, b) => placed[a]!.anchor - placed[b]!.anchor || a - b);
  const speakers = new Map<number, { speaker: string | null; addressee: string | null; certainty: Certainty }>();
  let last: { speaker: string; paragraph: number } | null = null;
  for (const index of order) {
    const { attribution, who, anchor } = placed[index]!;
    const outer = within[index]! >= 0 ? (speakers.get(within[index]!)?.speaker ?? null) : null;
    const at = words.indexAt(anchor);
    const paragraph = words.list[at]!.paragraph;
    if (who) {
      const resolved = book.resolve(who, { speaker: outer });
      const addressee = attribution.addressee ? addresseeOf(book, words, attribution.addressee) : null;
      speakers.set(index, { speaker: resolved.party, addressee, certainty: resolved.certainty });
      if (resolved.party && within[index]! < 0) {
        book.spoke(resolved.party, words.list[at]!.sentence);
        last = { speaker: resolved.party, paragraph };
      }
    } else if (attribution.rule === "quotation-alone" && last && paragraph - last.paragraph <= 2) {
      // A quotation without attribution is most likely by whoever spoke last.
      speakers.set(index, { speaker: last.speaker, addressee: null, certainty: "unsure" });
      last = { speaker: last.speaker, paragraph };
    } else speakers.set(index, { speaker: null, addressee: null, certainty: "unsure" });
  }
  placed.forEach(({ attribution, content }, index) => {
    const { speaker, addressee, certainty } = speakers.get(index)!;
    const { source, cue } = attribution;
    (attribution.act ? acts : statements).push({
      id: `s${index + 1}`,
      speaker,
      kind: kindOf(words, attribution),
      source: source ? [span({ from: source.from, to: source.to })] : [],
      cue: cue ? [span(cue.core)] : [],
      content,
      extent: {
        source: source ? [span({ from: source.wideFrom, to: source.wideTo })] : [],
        cue: cue ? [span(cue)] : [],
        content: attribution.marked?.map(span) ?? content,
      },
      addressee,
      within: within[index]! >= 0 ? `s${within[index]! + 1}` : null,
      ...circumstancesOf(words, attribution, words.report.published),
      negated: attribution.negated,
      question: questions.get(attribution) ?? null,
      basis: {
        reader,
        rule: attribution.rule,
        confidence: attribution.confidence ?? null,
        certainty: weaker(attribution.certainty, source ? certainty : attribution.certainty),
      },
    });
  });
  return { statements, acts };
}

const extent = (spans: readonly Span[]): number => spans.reduce((sum, item) => sum + lengthOf(item), 0);
const ORDER: readonly Certainty[] = ["sure", "likely", "unsure"];
const weaker = (a: Certainty, b: Certainty): Certainty => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b);

/** A pronoun is told to nobody that can be named for sure. */
const addresseeOf = (book: PartyBook, words: Words, told: NounPhrase): string | null =>
  told.to - told.from === 1 &&
  /^(?:him|her|them|me|us|you|it|himself|herself|themselves)$/.test(words.list[told.from]!.lower)
    ? null
    : book.resolve(told, { addressee: true }).party;

/** The smallest statement whose content holds this one's source and cue; -1 for none. */
function enclosing(placed: readonly Placed[], item: Placed, index: number): number {
  let best = -1;
  for (let i = Math.max(0, index - NEST_REACH); i < Math.min(placed.length, index + 3); i++) {
    const outer = placed[i]!;
    // What stands inside a mere act is inside no statement by it.
    if (
      i === index ||
      outer.attribution.act ||
      !outer.content.some((span) => span.start <= item.anchor && item.anchor < span.end)
    )
      continue;
    if (
      !item.content.every((inner) => outer.content.some((span) => span.start <= inner.start && inner.end <= span.end))
    )
      continue;
    if (extent(outer.content) <= extent(item.content)) continue;
    if (best < 0 || extent(outer.content) < extent(placed[best]!.content)) best = i;
  }
  return best;
}

/**
 * "Asked whether …, the minister said": what was asked goes with the next statement of its sentence, a transcript's question
 * with the next turn; neither is a statement itself.
 */
function withoutQuestions(
  words: Words,
  attributions: readonly Attribution[],
): { questions: Map<Attribution, Span>; said: Attribution[] } {
  const questions = new Map<Attribution, Span>();
  const said: Attribution[] = [];
  let asked: { readonly question: Span; readonly sentence: number | null } | null = null;
  for (const attribution of attributions) {
    const { rule, cue, content } = attribution;
    const sentence = cue ? words.list[cue.from]!.sentence : null;
    if (rule === "asked") {
      const { from, to } = content[0]!;
      // Of two questions before one answer the first is kept: the second mostly presses it.
      if (!(asked && sentence === null))
        asked = { question: { start: words.list[from]!.start, end: words.list[to - 1]!.end }, sentence };
      continue;
    }
    said.push(attribution);
    if (asked && (asked.sentence === null ? rule === "turn" : sentence === asked.sentence)) {
      questions.set(attribution, asked.question);
      asked = null;
    }
  }
  return { questions, said };
}

/** Direct: all of it in quotation marks, seen from where the cue stands; mixed: some; indirect: none. */
function kindOf({ list, layout }: Words, { cue, content, rule }: Attribution): StatementKind {
  const outside = cue ? list[cue.core.from]!.quotation : -1;
  const depth = outside >= 0 ? layout.quotations[outside]!.depth : -1;
  if (rule === "turn") return "direct";
  let quoted = 0;
  let plain = 0;
  for (const range of content)
    for (let i = range.from; i < range.to; i++) {
      const word = list[i]!;
      if (word.kind === "mark" && !isQuotationMark(word)) continue;
      if (word.quotation >= 0 && layout.quotations[word.quotation]!.depth > depth) quoted++;
      else plain++;
    }
  return plain === 0 ? "direct" : quoted > 0 ? "mixed" : "indirect";
}
