import type { TextLayout } from "./layout.js";
import { findParagraphs } from "./paragraphs.js";
import { findQuotations } from "./quotations.js";
import { findSentences } from "./sentences.js";
import { findTokens } from "./tokens.js";

/** The text layer of a report: paragraphs, then quotations, sentences and tokens within them. Linear in the text's length. */
export function segment(text: string): TextLayout {
  const paragraphs = findParagraphs(text);
  const sentences = findSentences(text, paragraphs);
  return { paragraphs, sentences, tokens: findTokens(text, sentences), quotations: findQuotations(text, paragraphs) };
}
