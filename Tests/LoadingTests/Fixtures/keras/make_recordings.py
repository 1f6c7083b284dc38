"""Makes recordings/model.safetensors with Examples/keras/record.py, and what the gates are by loops written out here.

The model reads tokens: an embedding and a convolution; both: a bidirectional LSTM; started: a GRU that starts from a
state which a pooling makes; turned: an LSTM that reads an embedding with masks from its end, behind a linear layer; last: a
ReLU RNN behind both. The loops run in float64 on Keras's own weights; the largest difference from what Keras's layers give
is printed. Needs keras with torch, safetensors.
"""
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np
from keras import layers as L
from safetensors.numpy import save_file

sys.path.insert(0, str(pathlib.Path(__file__).parents[4] / "Examples" / "keras"))
from record import array, record

keras.utils.set_random_seed(7)
tokens = keras.Input((8,), dtype="int32")
x = L.Conv1D(5, 3, padding="same", activation="relu")(L.Embedding(11, 4)(tokens))
b = L.Bidirectional(L.LSTM(4, return_sequences=True), name="both")(x)
g = L.GRU(3, return_sequences=True, name="started")(b, initial_state=[L.Dense(3)(L.GlobalAveragePooling1D()(b))])
t = L.LSTM(2, return_sequences=True, go_backwards=True, name="turned")(L.Dense(3)(L.Embedding(11, 4, mask_zero=True)(tokens)))
s = L.SimpleRNN(3, activation="relu", name="last")(L.Concatenate()([g, t]))
model = keras.Model(tokens, L.Dense(2, activation="softmax")(s))
random = np.random.default_rng(3)
for weight in model.weights:
    weight.assign(random.normal(size=weight.shape) * 0.6)

ids = np.array([[3, 1, 0, 8, 2, 9, 0, 0], [4, 4, 7, 0, 1, 5, 6, 10]], "i4")
record(model, ids, "recordings/model.safetensors", labels=np.arange(16).reshape(2, 8) % 3)

sigmoid = lambda v: 1 / (1 + np.exp(-v))
value_of = lambda tensor: array(keras.Model(tokens, tensor)(ids)).astype("f8")
input_of = lambda layer: value_of(keras.tree.flatten(layer.input)[0])
weights = lambda layer: [array(w).astype("f8") for w in layer.get_weights()]


def run(step, x, states, mask=None, backwards=False):
    """The signals of a loop over the steps, [N, T, H] each; a masked step has no gates and keeps its states."""
    rows, steps = {}, range(x.shape[1])
    for k in reversed(steps) if backwards else steps:
        found, new = step(x[:, k], *states)
        if mask is not None:
            counts = mask[:, k, None]
            new = [np.where(counts, a, b) for a, b in zip(new, states)]
            found = {n: np.where(counts, v, np.nan) for n, v in found.items()}
        states = new
        for name, value in {**found, **dict(zip("hc", states))}.items():
            rows.setdefault(name, [None] * len(steps))[k] = value
    return {name: np.stack(values, 1) for name, values in rows.items()}


def lstm(layer):
    kernel, recurrent, bias = weights(layer)
    def step(x, h, c):
        i, f, g, o = np.split(x @ kernel + h @ recurrent + bias, 4, 1)
        i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
        c = f * c + i * g
        return {"i": i, "f": f, "g": g, "o": o}, [o * np.tanh(c), c]
    return step


def gru(layer):
    kernel, recurrent, (bias, own) = weights(layer)
    def step(x, h):
        (xz, xr, xn), (hz, hr, hn) = np.split(x @ kernel + bias, 3, 1), np.split(h @ recurrent + own, 3, 1)
        z, r = sigmoid(xz + hz), sigmoid(xr + hr)
        n = np.tanh(xn + r * hn)
        return {"z": z, "r": r, "n": n}, [z * h + (1 - z) * n]
    return step


def rnn(layer):
    kernel, recurrent, bias = weights(layer)
    return lambda x, h: ({}, [np.maximum(0, x @ kernel + h @ recurrent + bias)])


zeros = lambda size, count=1: [np.zeros((2, size))] * count
both, started, turned, last = (model.get_layer(name) for name in ("both", "started", "turned", "last"))
x, state = map(value_of, started.input)
mask = ids != 0
runs = {
    "both": {"l0": run(lstm(both.forward_layer), input_of(both), zeros(4, 2)),
             "l0_reverse": run(lstm(both.backward_layer), input_of(both), zeros(4, 2), backwards=True)},
    "started": {"l0": run(gru(started), x, [state])},
    "turned": {"l0_reverse": run(lstm(turned), input_of(turned), zeros(2, 2), mask, backwards=True)},
    # Keras fills in a mask where only one of two layers has one, so that every step counts.
    "last": {"l0": run(rnn(last), input_of(last), zeros(3))},
}
given = {"both": np.concatenate([runs["both"]["l0"]["h"], runs["both"]["l0_reverse"]["h"]], 2), "started": runs["started"]["l0"]["h"],
         "turned": runs["turned"]["l0_reverse"]["h"][:, ::-1], "last": runs["last"]["l0"]["h"][:, -1]}
for name, layers in runs.items():
    print(name, np.abs(given[name] - value_of(model.get_layer(name).output)).max())
    expected = {f"expect.{layer}.{signal}": value.astype("f4") for layer, signals in layers.items() for signal, value in signals.items()}
    save_file(expected, f"recordings/{name}_expected.safetensors")
