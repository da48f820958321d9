"""The joint network: one encoder of gated convolutions; tags, trees and attributions read off it.

Shapes: B sequences of T words, C channels. A sequence is one paragraph or a few, parted by a boundary word. Masked places are
zero before every convolution, so that a sequence alone gives the same numbers as in a batch.
"""
import torch
from torch import nn
from torch.nn import functional as F

SIZES = {
    "channels": 160,
    "dilations": [1, 1, 2, 4, 8, 16],
    "tag_block": 4,
    "word": 64,
    "affix": 24,
    "shape": 8,
    "arc": 128,
    "label": 64,
    "tree_dilations": [1, 2, 4, 8],
    "role_channels": 96,
    "role_dilations": [1, 3, 9],
}
# How far to each side of a cue its source and content are looked for, in words.
BEFORE, AFTER = 96, 128
# Places of a word against the cue: its distance, capped, in steps that widen.
DISTANCES = 33
# Labels of the role layer: outside, source begins, source goes on, content begins, content goes on.
ROLE_LABELS = 5


def distance_bucket(distance: torch.Tensor) -> torch.Tensor:
    """0..32: -96.. to ..128 in widening steps; 16 is the cue itself."""
    size = distance.abs()
    step = torch.where(size <= 8, size, 8 + torch.log2(size.clamp(min=8).float() / 8).mul(2).ceil().long())
    return 16 + step.clamp(max=16) * distance.sign()


class Dropout(nn.Module):
    """Drops whole channels of a sequence: one mask for all its words, which is cheaper than one a word and no worse."""

    def __init__(self, share: float):
        super().__init__()
        self.share = share

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training or self.share == 0:
            return x
        mask = torch.rand(x.shape[0], 1, x.shape[-1]) >= self.share
        return x * (mask.float() / (1 - self.share))


class Gated(nn.Module):
    """x + dropout(a * sigmoid(b)), a and b a width-3 dilated convolution of layer norm of x."""

    def __init__(self, channels: int, dilation: int, dropout: float):
        super().__init__()
        self.norm = nn.LayerNorm(channels)
        self.conv = nn.Linear(3 * channels, 2 * channels)
        self.dilation = dilation
        self.dropout = Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        d = self.dilation
        y = F.pad(self.norm(x) * mask, (0, 0, d, d))
        t = x.shape[1]
        y = self.conv(torch.cat([y[:, :t], y[:, d : d + t], y[:, 2 * d :]], -1))
        c = x.shape[-1]
        return x + self.dropout(y[..., :c] * torch.sigmoid(y[..., c:]))


class Crf(nn.Module):
    """Linear-chain CRF over `labels` labels."""

    def __init__(self, labels: int):
        super().__init__()
        self.first = nn.Parameter(torch.zeros(labels))
        self.step = nn.Parameter(torch.zeros(labels, labels))

    def loss(self, scores: torch.Tensor, gold: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Summed negative log likelihood. scores (N, T, L), gold (N, T), mask (N, T) with places filled from the left."""
        alpha = self.first + scores[:, 0]
        path = self.first[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)
        emitted = scores.gather(2, gold[..., None]).squeeze(2)
        moved = self.step[gold[:, :-1], gold[:, 1:]]
        path = path + ((emitted[:, 1:] + moved) * mask[:, 1:]).sum(1)
        for t in range(1, scores.shape[1]):
            nxt = torch.logsumexp(alpha[:, :, None] + self.step, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None] > 0, nxt, alpha)
        return (torch.logsumexp(alpha, 1) - path).sum()

    @torch.no_grad()
    def best(self, scores: torch.Tensor, lengths: list[int]) -> list[list[int]]:
        out = []
        for row, length in zip(scores, lengths):
            alpha, back = self.first + row[0], []
            for t in range(1, length):
                value, index = (alpha[:, None] + self.step).max(0)
                back.append(index)
                alpha = value + row[t]
            label = int(alpha.argmax())
            path = [label]
            for index in reversed(back):
                label = int(index[label])
                path.append(label)
            out.append(path[::-1])
        return out


class Network(nn.Module):
    def __init__(self, tables: dict, counts: dict, dropout: float = 0.25):
        """`tables`: per form the rows of each embedding (data.py). `counts`: how many of each there are."""
        super().__init__()
        s = SIZES
        c = s["channels"]
        for name in ("vector", "word", "prefix3", "suffix2", "suffix3", "shape"):
            self.register_buffer(f"of_{name}", torch.as_tensor(tables[name]), persistent=False)
        self.vectors = nn.Embedding.from_pretrained(torch.as_tensor(tables["vectors"]), freeze=True)
        self.word = nn.Embedding(counts["word"], s["word"])
        self.prefix3 = nn.Embedding(counts["affix"], s["affix"])
        self.suffix2 = nn.Embedding(counts["affix"], s["affix"])
        self.suffix3 = nn.Embedding(counts["affix"], s["affix"])
        self.shape = nn.Embedding(counts["shape"], s["shape"])
        for table in (self.word, self.prefix3, self.suffix2, self.suffix3, self.shape):
            nn.init.normal_(table.weight, std=0.3)
        width = self.vectors.weight.shape[1] + s["word"] + 3 * s["affix"] + s["shape"]
        self.enter = nn.Linear(width, c)
        self.place = nn.Embedding(counts["place"], c)
        nn.init.normal_(self.place.weight, std=0.3)
        self.blocks = nn.ModuleList(Gated(c, d, dropout) for d in s["dilations"])
        self.dropout = Dropout(dropout)
        self.tag_norm = nn.LayerNorm(c)
        self.upos = nn.Linear(c, counts["upos"])
        self.xpos = nn.Linear(c, counts["xpos"])
        self.norm = nn.LayerNorm(c)
        # Trees have blocks of their own, trained by trees.py on the finished encoder: attribution never pays for them.
        self.tree_blocks = nn.ModuleList(Gated(c, d, dropout) for d in s["tree_dilations"])
        self.tree_norm = nn.LayerNorm(c)
        self.arc_head = nn.Linear(c, s["arc"])
        self.arc_dep = nn.Linear(c, s["arc"])
        self.arc = nn.Parameter(torch.zeros(s["arc"], s["arc"]))
        nn.init.normal_(self.arc, std=s["arc"] ** -0.5)
        self.arc_bias = nn.Linear(s["arc"], 1)
        self.root = nn.Parameter(torch.zeros(c))
        self.label_head = nn.Linear(c, s["label"])
        self.label_dep = nn.Linear(c, s["label"])
        self.label = nn.Linear(s["label"], counts["label"])
        self.annotator = nn.Embedding(counts["annotator"], c)
        nn.init.zeros_(self.annotator.weight)
        self.cue_hidden = nn.Linear(c, 96)
        self.cue = nn.Linear(96, 3)
        self.cue_crf = Crf(3)
        r = s["role_channels"]
        self.role_enter = nn.Linear(c, r)
        self.role_cue = nn.Linear(c, r)
        self.role_distance = nn.Embedding(DISTANCES, r)
        self.role_flag = nn.Embedding(8, r)
        nn.init.normal_(self.role_distance.weight, std=0.3)
        nn.init.normal_(self.role_flag.weight, std=0.3)
        self.role_blocks = nn.ModuleList(Gated(r, d, dropout) for d in s["role_dilations"])
        self.role_norm = nn.LayerNorm(r)
        self.role = nn.Linear(r, ROLE_LABELS)
        self.role_crf = Crf(ROLE_LABELS)

    def embed(self, forms: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        word, vector = self.of_word[forms], self.of_vector[forms]
        if self.training:
            # Rare words are met as unknown now and then, so that unknown words are no surprise.
            word = torch.where(torch.rand_like(word, dtype=torch.float) < 0.15, torch.ones_like(word), word)
            word = torch.where(forms == 0, torch.zeros_like(word), word)
            vector = torch.where(torch.rand_like(vector, dtype=torch.float) < 0.03, torch.zeros_like(vector), vector)
        parts = [self.vectors(vector), self.word(word)]
        parts += [self.prefix3(self.of_prefix3[forms]), self.suffix2(self.of_suffix2[forms])]
        parts += [self.suffix3(self.of_suffix3[forms]), self.shape(self.of_shape[forms])]
        return self.enter(self.dropout(torch.cat(parts, -1))) + self.place(places)

    def encode(self, forms: torch.Tensor, places: torch.Tensor, mask: torch.Tensor):
        """(early, top, raw), all (B, T, C): for the tags, for cues and roles, and before its norm for the trees."""
        m = mask[..., None]
        x = self.embed(forms, places)
        early = x
        for i, block in enumerate(self.blocks):
            x = block(x, m)
            if i + 1 == SIZES["tag_block"]:
                early = self.dropout(self.tag_norm(x))
        return early, self.dropout(self.norm(x)), x

    def tree_top(self, raw: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What arcs and labels are read off, (B, T, C)."""
        for block in self.tree_blocks:
            raw = block(raw, mask[..., None])
        return self.dropout(self.tree_norm(raw))

    def arcs(self, top: torch.Tensor) -> torch.Tensor:
        """Scores (B, T, T + 1) of dependent by head; head 0 is the root."""
        root = self.root.expand(top.shape[0], 1, -1)
        heads = F.relu(self.arc_head(torch.cat([root, top], 1)))
        deps = F.relu(self.arc_dep(top))
        return deps @ self.arc @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)

    def labels(self, top: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores (B, T, labels) given head places (B, T), 0 the root."""
        with_root = torch.cat([self.root.expand(top.shape[0], 1, -1), top], 1)
        head = self.label_head(with_root).gather(1, heads[..., None].expand(-1, -1, SIZES["label"]))
        return self.label(F.relu(self.label_dep(top) + head))

    def cues(self, top: torch.Tensor, annotator: torch.Tensor) -> torch.Tensor:
        """Scores (B, T, 3) of outside, begins, goes on. `annotator` (B) picks a coder's habit; 0 is nobody's."""
        return self.cue(F.relu(self.cue_hidden(top + self.annotator(annotator)[:, None])))

    def roles(self, top, sentences, is_cue, cues) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """For each cue (sequence, from, to): scores (N, W, labels), mask (N, W) and the place of each window (N).

        top (B, T, C); sentences (B, T), -1 where there is no word; is_cue (B, T) marks all cues of the sequence.
        """
        b, t, _ = top.shape
        at = torch.tensor(cues)
        row, start, end = at[:, 0], at[:, 1], at[:, 2]
        first = (start - BEFORE).clamp(min=0)
        last = torch.minimum(end + AFTER, (sentences >= 0).sum(1)[row])
        width = int((last - first).max())
        place = first[:, None] + torch.arange(width)
        mask = (place < last[:, None]).float()
        place = place.clamp(max=t - 1)
        entered = self.role_enter(top)
        inside = (place >= start[:, None]) & (place < end[:, None])
        span_mean = torch.stack([top[r, s:e].mean(0) for r, s, e in cues])
        x = entered[row[:, None], place] + self.role_cue(span_mean)[:, None]
        distance = torch.where(
            place < start[:, None], place - start[:, None], torch.where(inside, 0, place - end[:, None] + 1)
        )
        same = sentences[row[:, None], place] == sentences[row, start][:, None]
        flag = inside.long() + 2 * same.long() + 4 * (is_cue[row[:, None], place] & ~inside).long()
        x = x + self.role_distance(distance_bucket(distance)) + self.role_flag(flag)
        for block in self.role_blocks:
            x = block(x, mask[..., None])
        return self.role(self.dropout(self.role_norm(x))), mask, first
