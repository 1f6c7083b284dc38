"""Makes recordings of two models with Examples/pytorch/record.py, and what their gates are by a loop written out here.

attention: tokens, an embedding, a bidirectional LSTM of two layers with given states, attention over its steps.
several: a list of two LSTM cells and a GRU that are called step by step, and a ReLU RNN behind them.
The loops run in float64; the largest difference from what PyTorch's own layers give is printed. Needs torch, safetensors.
"""
import pathlib
import sys

import torch
from safetensors.torch import save_file
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).parents[4] / "Examples" / "pytorch"))
from record import record

torch.manual_seed(3)


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(11, 3)
        self.lstm = nn.LSTM(3, 4, num_layers=2, bidirectional=True, batch_first=True, dropout=0.3)
        self.attention, self.classify = nn.Linear(8, 1), nn.Linear(8, 5)

    def forward(self, tokens, state):
        output, _ = self.lstm(self.embedding(tokens), state)
        weights = torch.softmax(self.attention(output), 1)
        return self.classify((weights * output).sum(1))


class Several(nn.Module):
    def __init__(self):
        super().__init__()
        self.cells = nn.ModuleList([nn.LSTMCell(3, 4), nn.LSTMCell(4, 5)])
        self.decoder = nn.GRU(5, 6)
        self.top = nn.RNN(6, 2, nonlinearity="relu", batch_first=True)

    def forward(self, x):
        states, state, outputs = [[torch.full((len(x), n), 0.1)] * 2 for n in (4, 5)], None, []
        for t in range(x.shape[1]):
            h = x[:, t]
            for k, cell in enumerate(self.cells):
                states[k] = cell(h, states[k])
                h = states[k][0]
            output, state = self.decoder(h[None], state)
            outputs.append(output[0])
        return self.top(torch.stack(outputs, 1))[0]


def lstm(x, h, c, weights, reverse=False):
    """The gates of one layer, [N, T, H] each."""
    w_ih, w_hh, b_ih, b_hh = (w.double() for w in weights)
    x, h, c = x.double(), h.double(), c.double()
    steps, rows = range(x.shape[1]), {}
    for t in reversed(steps) if reverse else steps:
        i, f, g, o = (x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh).chunk(4, 1)
        i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
        c = f * c + i * g
        h = o * c.tanh()
        rows[t] = dict(i=i, f=f, g=g, o=o, c=c, h=h)
    return {k: torch.stack([rows[t][k] for t in steps], 1) for k in "ifgoch"}


def expect(path, layers, **others):
    arrays = {f"expect.{layer}.{k}": v for layer, rows in layers.items() for k, v in rows.items()}
    arrays.update({f"expect.{k}": v for k, v in others.items()})
    save_file({k: v.float().contiguous() for k, v in arrays.items()}, path)


with torch.no_grad():
    model = Attention()
    tokens = torch.randint(0, 11, (2, 7))
    h0, c0 = torch.randn(4, 2, 4) / 2, torch.randn(4, 2, 4) / 2
    record(model, (tokens, (h0, c0)), "attention.safetensors", labels=torch.randint(0, 3, (2, 7)))
    x, layers = model.embedding(tokens), {}
    for level in range(2):
        for direction, end in enumerate(["", "_reverse"]):
            names = [f"{n}_l{level}{end}" for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
            place = 2 * level + direction
            layers[f"l{level}{end}"] = lstm(
                x, h0[place], c0[place], [getattr(model.lstm, n) for n in names], direction == 1)
        x = torch.cat([layers[f"l{level}"]["h"], layers[f"l{level}_reverse"]["h"]], 2)
    expect("attention_expected.safetensors", layers, output=x)
    own = model.double().lstm.eval()(model.embedding(tokens), (h0.double(), c0.double()))[0]
    print("attention: the loop and PyTorch differ by", (own - x).abs().max().item())

    model = Several()
    x = torch.randn(2, 6, 3)
    record(model, x, "several.safetensors")
    layers, below = {}, x
    for k, cell in enumerate(model.cells):
        state = torch.full((2, cell.hidden_size), 0.1)
        layers[f"l{k}"] = lstm(below, state, state, [cell.weight_ih, cell.weight_hh, cell.bias_ih, cell.bias_hh])
        below = layers[f"l{k}"]["h"]
    expect("several_cells_expected.safetensors", layers)
    decoded = model.double().decoder(below.transpose(0, 1))[0].transpose(0, 1)
    expect("several_decoder_expected.safetensors", {}, output=decoded)
    expect("several_top_expected.safetensors", {}, output=model.top(decoded)[0])
