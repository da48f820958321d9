"""Scores a network as the project's scorers do: exact spans of flattened roles, tags, attachment."""
import torch

from data import batches, cut, padded, sequence, pieces
from model import Network


@torch.no_grad()
def attributions(net: Network, items: list[dict], annotator: int = 0) -> list[list[dict]]:
    """For each sequence its attributions as word ranges: {cue, source: [...], content: [...]}."""
    out = {}
    order = {id(item): i for i, item in enumerate(items)}
    for batch in batches(items, 4000, None):
        forms, places = padded(batch, "forms"), padded(batch, "places", 20)
        sentences = padded(batch, "sentences", -1)
        lengths = [len(b["forms"]) for b in batch]
        mask = (torch.arange(forms.shape[1]) < torch.tensor(lengths)[:, None]).float()
        _, top, _ = net.encode(forms, places, mask)
        paths = net.cue_crf.best(net.cues(top, torch.full((len(batch),), annotator)), lengths)
        cues = [(n, a, b) for n, path in enumerate(paths) for _, a, b in spans(path, {1: "cue"})]
        found = [[] for _ in batch]
        if cues:
            is_cue = torch.zeros(forms.shape, dtype=torch.bool)
            for n, a, b in cues:
                is_cue[n, a:b] = True
            scores, role_mask, first = net.roles(top, sentences, is_cue, cues)
            role_paths = net.role_crf.best(scores, role_mask.sum(1).long().tolist())
            for (n, a, b), path, at in zip(cues, role_paths, first.tolist()):
                row = {"cue": (a, b), "source": [], "content": []}
                for role, s, e in spans(path, {1: "source", 3: "content"}):
                    row[role].append((s + at, e + at))
                found[n].append(row)
        for item, rows in zip(batch, found):
            out[order[id(item)]] = rows
    return [out[i] for i in range(len(items))]


def spans(path: list[int], begins: dict[int, str]) -> list[tuple[str, int, int]]:
    """(role, from, to) of a label path; a continuation without its beginning counts as one."""
    out, start, role = [], -1, ""
    for i, label in enumerate(path + [0]):
        begin = label if label in begins else None
        going = label > 0 and begin is None and start >= 0 and begins.get(label - 1) == role
        if start >= 0 and not going:
            out.append((role, start, i))
            start = -1
        if label > 0 and not going:
            start, role = i, begins[label] if begin else begins[label - 1]
    return out


def flat_labels(offsets: list, found: list[tuple[str, int, int]]) -> list[str]:
    """BIO over gold tokens, first come first kept: as the project's scorer flattens."""
    labels = ["O"] * len(offsets)
    for role, start, end in sorted(found, key=lambda s: s[1]):
        first = True
        for i, (a, b) in enumerate(offsets):
            if a < end and b > start and labels[i] == "O":
                labels[i] = ("B-" if first else "I-") + role
                first = False
    return labels


def elements(labels: list[str]) -> dict[str, set]:
    out = {"source": set(), "cue": set(), "content": set()}
    kind, start = None, -1
    for i, label in enumerate(labels + ["O"]):
        going = label.startswith("I-") and kind == label[2:]
        if kind and not going:
            out[kind].add((start, i))
            kind = None
        if label.startswith("B-"):
            kind, start = label[2:], i
    return out


def score(pairs: list[tuple[list[str], list[str]]]) -> tuple[float, float, float]:
    counts = {role: [0, 0, 0] for role in ("source", "cue", "content")}
    for gold, guess in pairs:
        g, p = elements(gold), elements(guess)
        for role, c in counts.items():
            c[0] += len(g[role] & p[role])
            c[1] += len(p[role])
            c[2] += len(g[role])
    return tuple(200 * hit / max(1, guessed + gold) for hit, guessed, gold in counts.values())


def evaluate_attribution(net: Network, articles: list[dict], annotator: int = 0) -> tuple[float, float, float]:
    items, owners = [], []
    for n, article in enumerate(articles):
        for item in cut(article, None):
            items.append(item)
            owners.append(n)
    found: list[list] = [[] for _ in articles]
    for item, n, rows in zip(items, owners, attributions(net, items, annotator)):
        offsets = articles[n]["offsets"]
        for row in rows:
            for role, ranges in (("cue", [row["cue"]]), ("source", row["source"]), ("content", row["content"])):
                for a, b in ranges:
                    kept = [i for i in item["back"][a:b] if i >= 0]
                    if kept:
                        found[n].append((role, offsets[kept[0]][0], offsets[kept[-1]][1]))
    return score([
        (article["labels"], flat_labels(article["tokenOffsets"], found[n])) for n, article in enumerate(articles)
    ])


@torch.no_grad()
def evaluate_treebank(net: Network, items: list[dict]) -> tuple[float, float, float]:
    """UPOS, UAS, LAS in percent; heads greedy, without a tree's constraint; labels without their subtypes count as given."""
    right, headed, labelled, total = 0, 0, 0, 0
    for batch in batches(items, 4000, None):
        forms, places = padded(batch, "forms"), padded(batch, "places", 20)
        sentences = padded(batch, "sentences", -1)
        mask = (sentences >= 0).float()
        early, _, raw = net.encode(forms, places, mask)
        top = net.tree_top(raw, mask)
        upos, gold = net.upos(early).argmax(-1), padded(batch, "upos", -1)
        same = sentences[:, :, None] == sentences[:, None, :]
        allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
        heads = net.arcs(top).masked_fill(~allowed, -1e4).argmax(-1)
        labels = net.labels(top, heads).argmax(-1)
        hit = (heads == padded(batch, "heads", -1)) & (mask > 0)
        right += int(((upos == gold) & (mask > 0)).sum())
        headed += int(hit.sum())
        labelled += int((hit & (labels == padded(batch, "label", -1))).sum())
        total += int(mask.sum())
    return 100 * right / total, 100 * headed / total, 100 * labelled / total
