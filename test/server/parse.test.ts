import { expect, test } from "vitest";
import { createApp } from "../../src/server/app.js";
import { testDossier } from "./dossier.js";

const post = async (body: object) =>
  createApp({ store: await testDossier([]) }).request("/api/parse", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

test("a report is parsed, each word at its place in the text that comes with it", async () => {
  const answer = await post({ html: "<p>She did not leave.</p><p>We stay.</p>" });
  expect(answer.status).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: the tests look at the wire, whatever it holds
  const { text, sentences } = (await answer.json()) as any;
  expect(sentences).toHaveLength(2);
  expect(sentences[0].words[3]).toMatchObject({ form: "leave", lemma: "leave", upos: "VERB", head: 0, label: "root" });
  for (const { words } of sentences)
    for (const { start, end, form } of words) expect(text.slice(start, end)).toBe(form);
});

test("a body that names no source is refused", async () => {
  const answer = await post({});
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { code: "REQUEST_INVALID" } });
});
