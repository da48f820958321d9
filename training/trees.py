"""Trains the blocks and heads of the trees on a finished encoder, which stays as it is.

Usage: python trees.py EXPORT VECTORS.npz RUN/best.pt OUT.pt [--minutes N] [--threads N] [--seed N]
"""
import argparse
import math
import random
import time

import torch
from torch.nn import functional as F

from data import Forms, batches, padded, treebank
from evaluate import evaluate_treebank
from model import SIZES, Network

OWN = ("tree_", "arc", "label_", "label.", "root")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("vectors")
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    source = random.Random(options.seed)
    state = torch.load(options.checkpoint, weights_only=False)
    forms = Forms(options.export, options.vectors)
    trees, _ = treebank(options.export, ["ud-ewt.train", "ud-gum.train"], state["vocabulary"])
    dev = {name: treebank(options.export, [name], state["vocabulary"])[0] for name in ("ud-ewt.dev", "ud-gum.dev")}
    net = Network(forms.tables, state["counts"])
    missing = net.load_state_dict(state["net"], strict=False).missing_keys
    if any(name.startswith("tree_") for name in missing):
        # A fresh stack begins as no change to the encoder's output.
        for block in net.tree_blocks:
            torch.nn.init.zeros_(block.conv.weight[: SIZES["channels"]].detach())
        net.tree_norm.load_state_dict(net.norm.state_dict())
    own = [(n, p) for n, p in net.named_parameters() if n.startswith(OWN)]
    for name, parameter in net.named_parameters():
        parameter.requires_grad_(name.startswith(OWN))
    average = Network(forms.tables, state["counts"]).eval()
    average.load_state_dict(net.state_dict())
    optimizer = torch.optim.AdamW([p for _, p in own], lr=options.rate, betas=(0.9, 0.98), weight_decay=0.02)
    queue: list = []
    step, best, start = 0, 0.0, time.time()
    done = lambda: (time.time() - start) / 60 / options.minutes
    while True:
        if step % 500 == 0 or done() >= 1:
            result = [evaluate_treebank(average, items) for items in dev.values()]
            print(f"step {step} {time.time() - start:.0f}s", *[" ".join(f"{v:.1f}" for v in r) for r in result], flush=True)
            if sum(r[2] for r in result) > best and step:
                best = sum(r[2] for r in result)
                torch.save(state | {"net": average.state_dict(), "sizes": SIZES}, options.out)
            if done() >= 1:
                break
        queue = queue or batches(trees, 2500, source)
        batch = queue.pop()
        for group in optimizer.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / 200) * max(0.01, 0.5 * (1 + math.cos(math.pi * done())))
        net.train()
        words, places, sentences = padded(batch, "forms"), padded(batch, "places", 20), padded(batch, "sentences", -1)
        mask = (sentences >= 0).float()
        with torch.no_grad():
            raw = net.encode(words, places, mask)[2]
        top = net.tree_top(raw, mask)
        heads = padded(batch, "heads", -100)
        same = sentences[:, :, None] == sentences[:, None, :]
        allowed = torch.cat([torch.ones_like(same[..., :1]), same], -1)
        arcs = net.arcs(top).masked_fill(~allowed, -1e4)
        loss = F.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        labels = net.labels(top, heads.clamp(min=0))
        loss = loss + F.cross_entropy(labels.flatten(0, 1), padded(batch, "label", -100).flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in own], 2.0)
        optimizer.step()
        step += 1
        with torch.no_grad():
            keep = min(0.998, (1 + step) / (20 + step))
            theirs = dict(net.named_parameters())
            for name, mine in average.named_parameters():
                if name.startswith(OWN):
                    mine.lerp_(theirs[name], 1 - keep)


main()
