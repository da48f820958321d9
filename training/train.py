"""Trains the joint network. Usage: python train.py EXPORT VECTORS.npz RUN [--steps N] [--threads N] [--seed N]

RUN is a folder: state.pt (resumed from if it is there), best.pt (averaged weights), log.txt. EXPORT is what export.js wrote.
"""
import argparse
import json
import math
import os
import random
import time

import torch
from torch.nn import functional as F

from data import ANNOTATORS, Forms, batches, cut, padded, read_lines, treebank
from evaluate import evaluate_attribution, evaluate_treebank
from model import SIZES, Network


def attribution_loss(net: Network, batch: list[dict], annotator_dropout: float) -> dict:
    forms, places = padded(batch, "forms"), padded(batch, "places", 20)
    sentences = padded(batch, "sentences", -1)
    mask = torch.tensor([[1.0] * len(b["forms"]) + [0.0] * (forms.shape[1] - len(b["forms"])) for b in batch])
    _, top, _ = net.encode(forms, places, mask)
    annotator = torch.tensor([b["annotator"] if random.random() > annotator_dropout else 0 for b in batch])
    gold = torch.zeros(forms.shape, dtype=torch.long)
    cues, rows = [], []
    for n, item in enumerate(batch):
        for row in item["rows"]:
            for a, b in row["cue"][:1]:
                gold[n, a], gold[n, a + 1 : b] = 1, 2
                cues.append((n, a, b))
                rows.append(row)
    scores = net.cues(top, annotator)
    losses = {"cue": 0.5 * net.cue_crf.loss(scores, gold, mask) / len(batch)}
    if cues:
        role_scores, role_mask, first = net.roles(top, sentences, gold > 0, cues)
        target = torch.zeros(role_mask.shape, dtype=torch.long)
        for n, row in enumerate(rows):
            for role, begin in (("source", 1), ("content", 3)):
                for a, b in row[role]:
                    a, b = max(0, a - int(first[n])), min(role_mask.shape[1], b - int(first[n]))
                    if a < b:
                        target[n, a], target[n, a + 1 : b] = begin, begin + 1
        losses["role"] = 0.5 * net.role_crf.loss(role_scores, target, role_mask) / len(cues)
    return losses


def treebank_loss(net: Network, batch: list[dict]) -> dict:
    forms, places = padded(batch, "forms"), padded(batch, "places", 20)
    sentences = padded(batch, "sentences", -1)
    mask = torch.tensor([[1.0] * len(b["forms"]) + [0.0] * (forms.shape[1] - len(b["forms"])) for b in batch])
    early, _, raw = net.encode(forms, places, mask)
    top = net.tree_top(raw, mask)
    losses = {}
    for name, layer in (("upos", net.upos), ("xpos", net.xpos)):
        losses[name] = F.cross_entropy(layer(early).flatten(0, 1), padded(batch, name, -100).flatten())
    heads = padded(batch, "heads", -100)
    same = sentences[:, :, None] == sentences[:, None, :]
    allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
    arcs = net.arcs(top).masked_fill(~allowed, -1e4)
    losses["arc"] = F.cross_entropy(arcs.flatten(0, 1), heads.flatten())
    labels = net.labels(top, heads.clamp(min=0))
    losses["label"] = F.cross_entropy(labels.flatten(0, 1), padded(batch, "label", -100).flatten())
    return losses


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("vectors")
    parser.add_argument("run")
    parser.add_argument("--steps", type=int, default=10000)
    parser.add_argument("--minutes", type=float, default=0, help="train for so long instead of so many steps")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--size", type=int, default=3000)
    parser.add_argument("--every", type=int, default=500)
    options = parser.parse_args()
    os.makedirs(options.run, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)

    log_file = open(f"{options.run}/log.txt", "a")

    def log(text: str) -> None:
        print(text, flush=True)
        log_file.write(text + "\n")
        log_file.flush()

    forms = Forms(options.export, options.vectors)
    articles = read_lines(f"{options.export}/polnear.train.jsonl")
    trees, vocabulary = treebank(options.export, ["ud-ewt.train", "ud-gum.train"])
    valid = read_lines(f"{options.export}/cofenet-polnear.valid.jsonl")
    dev = {name: treebank(options.export, [name], vocabulary)[0] for name in ("ud-ewt.dev", "ud-gum.dev")}
    counts = forms.counts | {key: len(values) for key, values in vocabulary.items()}
    net = Network(forms.tables, counts)
    average = Network(forms.tables, counts).eval()
    average.load_state_dict(net.state_dict())
    log(f"{sum(p.numel() for p in net.parameters() if p.requires_grad)} weights, {json.dumps(SIZES)}")
    decay = [p for n, p in net.named_parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for n, p in net.named_parameters() if p.requires_grad and p.dim() <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}], lr=options.rate, betas=(0.9, 0.98)
    )
    step, best, spent = 0, 0.0, 0.0
    state_path = f"{options.run}/state.pt"
    if os.path.exists(state_path):
        state = torch.load(state_path, weights_only=False)
        net.load_state_dict(state["net"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, best, spent = state["step"], state["best"], state["spent"]
        random.seed(options.seed + step)
        log(f"resumed at step {step}")

    source = random.Random(options.seed + step)
    queues: dict[str, list] = {"attribution": [], "treebank": []}

    def next_batch(name: str) -> list[dict]:
        if not queues[name]:
            items = [s for a in articles for s in cut(a, source)] if name == "attribution" else trees
            queues[name] = batches(items, options.size if name == "attribution" else options.size // 2, source)
        return queues[name].pop()

    sums: dict[str, float] = {}
    since = time.time()
    done = lambda: (spent + time.time() - since) / 60 / options.minutes if options.minutes else step / options.steps
    while done() < 1:
        rate = min(1.0, (step + 1) / 300) * 0.5 * (1 + math.cos(math.pi * min(1.0, done())))
        for group in optimizer.param_groups:
            group["lr"] = options.rate * max(rate, 0.01)
        net.train()
        losses = attribution_loss(net, next_batch("attribution"), 0.3) | treebank_loss(net, next_batch("treebank"))
        loss = sum(losses.values())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            keep = min(0.998, (1 + step) / (20 + step))
            for mine, theirs in zip(average.parameters(), net.parameters()):
                if theirs.requires_grad:
                    mine.lerp_(theirs, 1 - keep)
        for name, value in losses.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach())
        if step % 50 == 0:
            shown = " ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
            log(f"step {step} {spent + time.time() - since:.0f}s {shown}")
            sums = {}
        if step % options.every == 0 or done() >= 1:
            spent += time.time() - since
            result = evaluate_attribution(average, valid)
            log(f"  valid exact source/cue/content {' '.join(f'{v:.1f}' for v in result)}")
            for name, items in dev.items():
                log(f"  {name} upos/uas/las {' '.join(f'{v:.1f}' for v in evaluate_treebank(average, items))}")
            if sum(result) >= best:
                best = sum(result)
                torch.save({"net": average.state_dict(), "counts": counts, "vocabulary": vocabulary, "words": forms.words,
                            "sizes": SIZES, "step": step, "result": result, "annotators": ANNOTATORS},
                           f"{options.run}/best.pt")
            torch.save({"net": net.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                        "step": step, "best": best, "spent": spent}, state_path + ".new")
            os.replace(state_path + ".new", state_path)
            since = time.time()


if __name__ == "__main__":
    main()
