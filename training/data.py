"""Reads what export.js wrote: tables of forms, paragraphs with attributions, treebank paragraphs."""
import json
import random
from collections import Counter

import numpy as np
import torch

BOUNDARY = 0  # form and place of the boundary between paragraphs; also the padding
ANNOTATORS = ["", "4b22", "4e07", "5fec", "6b86", "d473", "ef2d"]
MAX_WORDS = 320


def read_lines(path: str) -> list[dict]:
    with open(path) as file:
        return [json.loads(line) for line in file]


class Forms:
    """Rows of each embedding for each form. Form ids are shifted by one: 0 is the boundary. Row 0 is nothing, row 1 of the
    words is unknown."""

    def __init__(self, folder: str, vectors: str, minimum: int = 3):
        rows = json.load(open(f"{folder}/forms.json"))
        counts = Counter()
        for name in ("polnear.train.jsonl", "ud-ewt.train.conllu.jsonl", "ud-gum.train.conllu.jsonl"):
            for line in read_lines(f"{folder}/{name}"):
                counts.update(rows[form][1] for form in line["forms"])
        self.words = sorted((w for w, n in counts.items() if n >= minimum), key=lambda w: (-counts[w], w))
        word_row = {w: i + 2 for i, w in enumerate(self.words)}
        pack = np.load(vectors)
        self.vector_words = pack["words"].tolist()
        vector_row = {w: i + 1 for i, w in enumerate(self.vector_words)}

        def vector_of(key: str) -> int:
            if key in vector_row or "-" not in key:
                return vector_row.get(key, 0)
            return vector_row.get(key.rsplit("-", 1)[1], 0)

        column = lambda i: np.array([0] + [row[i] for row in rows], dtype=np.int64)
        self.tables = {
            "vector": np.array([0] + [vector_of(row[1]) for row in rows], dtype=np.int64),
            "word": np.array([0] + [word_row.get(row[1], 1) for row in rows], dtype=np.int64),
            "prefix3": column(2),
            "suffix2": column(3),
            "suffix3": column(4),
            "shape": column(5),
            "vectors": np.concatenate([np.zeros((1, 100), np.float32), pack["rows"]]),
        }
        self.counts = {"word": len(self.words) + 2, "affix": 2048, "shape": 8, "place": 21, "annotator": len(ANNOTATORS)}


def pieces(article: dict) -> list[tuple[int, int]]:
    """Word ranges of the paragraphs of an article."""
    bounds = [i for i, p in enumerate(article["paragraphs"]) if i == 0 or p != article["paragraphs"][i - 1]]
    return list(zip(bounds, bounds[1:] + [len(article["paragraphs"])]))


def sequence(article: dict, ranges: list[tuple[int, int]]) -> dict:
    """A training or reading sequence of whole paragraphs, parted by the boundary."""
    forms, places, sentences, back = [], [], [], []
    for n, (start, end) in enumerate(ranges):
        if n:
            forms.append(BOUNDARY), places.append(20), sentences.append(-2 - n), back.append(-1)
        forms += [f + 1 for f in article["forms"][start:end]]
        places += article["places"][start:end]
        sentences += article["sentences"][start:end]
        back += range(start, end)
    where = {word: i for i, word in enumerate(back) if word >= 0}
    rows = []
    for attribution in article.get("attributions", []):
        row = {}
        for role, spans in attribution.items():
            row[role] = [(where[a], where[b - 1] + 1) for a, b in spans if a in where and b - 1 in where]
        if row["cue"]:
            rows.append(row)
    return {
        "forms": forms, "places": places, "sentences": sentences, "back": back, "rows": rows,
        "annotator": ANNOTATORS.index(article["annotator"]) if article.get("annotator") in ANNOTATORS else 0,
    }


def cut(article: dict, random_source: random.Random | None) -> list[dict]:
    """Sequences of one to three paragraphs at random, or of one each; overlong ones are cut."""
    out, group = [], []
    want = 1
    for start, end in pieces(article):
        for at in range(start, end, MAX_WORDS):
            piece = (at, min(end, at + MAX_WORDS))
            size = sum(b - a for a, b in group)
            if group and (len(group) >= want or size + piece[1] - piece[0] > MAX_WORDS):
                out.append(sequence(article, group))
                group = []
                want = random_source.choices([1, 2, 3], [6, 2, 2])[0] if random_source else 1
            group.append(piece)
    if group:
        out.append(sequence(article, group))
    return out


def batches(sequences: list[dict], size: int, random_source: random.Random | None) -> list[list[dict]]:
    """Batches of sequences of like length with at most `size` places."""
    key = (lambda s: len(s["forms"]) * (0.85 + 0.3 * random_source.random())) if random_source else (lambda s: len(s["forms"]))
    out, batch, longest = [], [], 0
    for item in sorted(sequences, key=key):
        longest = max(longest, len(item["forms"]))
        if batch and longest * (len(batch) + 1) > size:
            out.append(batch)
            batch, longest = [], len(item["forms"])
        batch.append(item)
    if batch:
        out.append(batch)
    if random_source:
        random_source.shuffle(out)
    return out


def padded(batch: list[dict], name: str, fill: int = 0) -> torch.Tensor:
    longest = max(len(item["forms"]) for item in batch)
    return torch.tensor([item[name] + [fill] * (longest - len(item["forms"])) for item in batch])


def treebank(folder: str, names: list[str], vocabulary: dict | None = None) -> tuple[list[dict], dict]:
    """Treebank paragraphs with tags, heads (1 + place of the head in the sequence, 0 the root) and labels."""
    lines = [line for name in names for line in read_lines(f"{folder}/{name}.conllu.jsonl")]
    if vocabulary is None:
        vocabulary = {
            key: sorted({word[i] for line in lines for word in line["words"]})
            for key, i in (("upos", 1), ("xpos", 2))
        }
        vocabulary["label"] = sorted({word[5] for line in lines for word in line["words"]})
    find = {key: {value: i for i, value in enumerate(values)} for key, values in vocabulary.items()}
    out = []
    for line in lines:
        heads, start = [], 0
        for i, word in enumerate(line["words"]):
            if i and line["sentences"][i] != line["sentences"][i - 1]:
                start = i
            heads.append(0 if word[4] == 0 else start + word[4])
        out.append({
            "forms": [f + 1 for f in line["forms"]],
            "places": line["places"],
            "sentences": line["sentences"],
            "upos": [find["upos"].get(w[1], -100) for w in line["words"]],
            "xpos": [find["xpos"].get(w[2], -100) for w in line["words"]],
            "label": [find["label"].get(w[5], -100) for w in line["words"]],
            "heads": heads,
        })
    return out, vocabulary
