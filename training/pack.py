"""Writes a trained network as the file that the program reads, and PyTorch's own outputs of it for the tests.

Usage: python pack.py EXPORT VECTORS.npz RUN/best.pt MODEL [--fixture FILE] [--name NAME] [--date DATE]

File: "RDOT", format version, length of the header, checksum of the rest (four 32-bit little-endian numbers), the header as
JSON padded with blanks to a multiple of 16, then the tensors, each at a multiple of 16. 8-bit tensors have a scale for each row.
"""
import argparse
import json
import struct

import numpy as np
import torch

from data import Forms
from evaluate import spans
from model import Network

FORMAT = 1
# Rows of these are looked up or multiplied in 8 bits; the width of a multiplied row is padded to a multiple of 8.
EIGHT_BITS = ("vectors", "word", "prefix3", "suffix2", "suffix3", "enter", "conv", "upos", "xpos", "arc_head", "arc_dep",
              "label_head", "label_dep", "label", "cue_hidden", "cue", "role_enter", "role_cue", "role")


def checksum(data: bytes) -> int:
    """FNV-1a over 32-bit words."""
    value = 0x811C9DC5
    for word in np.frombuffer(data, dtype="<u4").tolist():
        value = ((value ^ word) * 0x01000193) & 0xFFFFFFFF
    return value


def is_eight_bit(name: str) -> bool:
    parts = name.split(".")
    return parts[-1] == "weight" and parts[-2] in EIGHT_BITS


def quantise(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.abs(weight).max(1) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("vectors")
    parser.add_argument("checkpoint")
    parser.add_argument("model")
    parser.add_argument("--fixture")
    parser.add_argument("--name", default="english@1")
    parser.add_argument("--date", default="")
    options = parser.parse_args()
    state = torch.load(options.checkpoint, weights_only=False)
    forms = Forms(options.export, options.vectors)
    assert forms.words == state["words"], "the export is not the one that this network was trained on"
    weights = {name: value.numpy() for name, value in state["net"].items()}
    tensors: list[tuple[str, np.ndarray]] = [
        ("words", np.frombuffer("\n".join(forms.words).encode(), dtype=np.uint8)),
        ("vectorWords", np.frombuffer("\n".join(forms.vector_words).encode(), dtype=np.uint8)),
    ]
    for name, value in weights.items():
        if not is_eight_bit(name):
            tensors.append((name, value.astype(np.float32)))
            continue
        rows, scale = quantise(value)
        weights[name] = rows.astype(np.float32) * scale[:, None]
        if name not in ("vectors.weight", "word.weight"):
            rows = np.pad(rows, ((0, 0), (0, -rows.shape[1] % 8)))
        tensors += [(name, rows), (f"{name}.scale", scale)]
    index, body = {}, bytearray()
    kinds = {"int8": "i8", "uint8": "u8", "float32": "f32"}
    for name, value in tensors:
        body += b"\0" * (-len(body) % 16)
        index[name] = [kinds[str(value.dtype)], list(value.shape), len(body)]
        body += np.ascontiguousarray(value).tobytes()
    body += b"\0" * (-len(body) % 16)
    header = {
        "name": options.name, "language": "en", "trained": options.date, "steps": state["step"], "sizes": state["sizes"],
        "vocabulary": state["vocabulary"], "tensors": index,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 16)
    rest = text + bytes(body)
    with open(options.model, "wb") as file:
        file.write(b"RDOT" + struct.pack("<III", FORMAT, len(text), checksum(rest)) + rest)
    print(f"{options.model}: {16 + len(rest)} bytes, {len(tensors)} tensors, step {state['step']}, {state['result']}")
    if options.fixture:
        write_fixture(options, forms, state, weights)


# Invented sentences in the manner of the reports that the program reads.
SENTENCES = [
    "The envoy , Ilse Marrow , said on Monday that talks would resume .",
    "“ We are ready , ” the foreign minister told reporters in Port Lethe .",
    "Officials were noncommittal about a truce , according to two diplomats .",
    "SECURITY COUNCIL MEETING ON FRIDAY",
    "He called the plan “ a mistake ” and ruled out any deal before 14 May .",
]


@torch.no_grad()
def write_fixture(options, forms: Forms, state: dict, weights: dict) -> None:
    rows = json.load(open(f"{options.export}/forms.json"))
    known = {row[0]: i + 1 for i, row in enumerate(rows)}
    net = Network(forms.tables, state["counts"]).eval()
    net.load_state_dict({name: torch.as_tensor(value) for name, value in weights.items()})
    cases = []
    for sentence in SENTENCES:
        words = [word for word in sentence.split() if word in known]
        places, inside = [], False
        for i, word in enumerate(words):
            places.append((1 if word == "“" else 4 if word == "”" else 2 if inside else 0) + (5 if i == 0 else 0))
            inside = word == "“" or (inside and word != "”")
        ids = torch.tensor([[known[word] for word in words]])
        mask = torch.ones(ids.shape)
        early, top, raw = net.encode(ids, torch.tensor([places]), mask)
        scores = net.cues(top, torch.zeros(1, dtype=torch.long))
        path = net.cue_crf.best(scores, [len(words)])[0]
        cues = [(0, a, b) for _, a, b in spans(path, {1: "cue"})] or [(0, 1, 2)]
        is_cue = torch.zeros(ids.shape, dtype=torch.bool)
        for _, a, b in cues:
            is_cue[0, a:b] = True
        role, _, first = net.roles(top, torch.zeros(ids.shape, dtype=torch.long), is_cue, cues)
        tree = net.tree_top(raw, mask)
        arcs = net.arcs(tree)
        heads = arcs.argmax(-1)
        rounded = lambda tensor: [round(float(v), 4) for v in tensor.flatten()]
        cases.append({
            "words": words, "places": places, "cues": rounded(scores), "spans": [[a, b] for _, a, b in cues],
            "roles": rounded(role), "upos": rounded(net.upos(early)), "arcs": rounded(arcs),
            "heads": heads[0].tolist(), "labels": rounded(net.labels(tree, heads)),
        })
    with open(options.fixture, "w") as file:
        json.dump({"model": options.name, "steps": state["step"], "cases": cases}, file, ensure_ascii=False)


main()
