"""Makes networks whose tensors are named in other ways than PyTorch's, each with an input x and what comes out of it.

Keras's are made and run by Keras (3.15, any backend). MLX and Equinox are not needed: theirs are laid out as their sources
say and run by the equations below, in float64. Use: python make_names.py   Needs keras, numpy, safetensors.
"""
import numpy as np
from safetensors.numpy import save_file

dice = np.random.default_rng(4)
D, H, T, O = 3, 4, 6, 2


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gates(names, inputs=D, two_biases=False):
    """By gate W [H, D], U [H, H] and its biases beside W and U, as numbers that a Float32 holds."""
    draw = lambda *shape: dice.uniform(-0.7, 0.7, shape).astype(np.float32)
    return {n: (draw(H, inputs), draw(H, H), draw(H), draw(H) if two_biases else np.zeros(H, np.float32)) for n in names}


def run(p, x):
    """The hidden states [T, H] and the gates by name: an LSTM of i f g o, a GRU of r z n, or an RNN of h."""
    a = lambda n, x, h: p[n][0].astype(float) @ x + p[n][2] + p[n][1].astype(float) @ h + p[n][3]
    h, c, rows = np.zeros(H), np.zeros(H), []
    for x_t in x.astype(float):
        if "i" in p:
            i, f, g, o = sigmoid(a("i", x_t, h)), sigmoid(a("f", x_t, h)), np.tanh(a("g", x_t, h)), sigmoid(a("o", x_t, h))
            c = f * c + i * g
            h = o * np.tanh(c)
            rows.append(dict(i=i, f=f, g=g, o=o, c=c, h=h))
        elif "r" in p:
            W, U, b, bu = p["n"]
            r, z = sigmoid(a("r", x_t, h)), sigmoid(a("z", x_t, h))
            n = np.tanh(W @ x_t + b + r * (U @ h + bu))
            h = (1 - z) * n + z * h
            rows.append(dict(r=r, z=z, n=n, h=h))
        else:
            h = np.tanh(a("h", x_t, h))
            rows.append(dict(h=h))
    return {k: np.stack([row[k] for row in rows]) for k in rows[0]}


def stacked(p, order, index):
    return np.concatenate([p[n][index] for n in order])


def save(name, tensors, layers, x, head=None):
    expected = {}
    for number, rows in enumerate(layers):
        expected.update({f"expect.l{number}.{k}": v.astype(np.float32) for k, v in rows.items()})
    if head is not None:
        expected["expect.pred"] = (layers[-1]["h"] @ head[0].T.astype(float) + head[1]).astype(np.float32)
    save_file({k: np.ascontiguousarray(v) for k, v in dict(tensors, x=x, **expected).items()}, f"{name}.safetensors")


def sequence():
    return dice.normal(size=(T, D)).astype(np.float32)


head = (dice.normal(size=(O, H)).astype(np.float32), dice.normal(size=O).astype(np.float32))
lstm, gru, rnn = gates("ifgo"), gates("rzn"), gates("h")
x = sequence()
W, U, b = (stacked(lstm, "ifgo", k) for k in range(3))
ends = {"head.weight": head[0], "head.bias": head[1]}
save("mlx_lstm", {"lstm.Wx": W, "lstm.Wh": U, "lstm.bias": b, **ends}, [run(lstm, x)], x, head)
save("mlx_lstm_columns", {"lstm.Wx": W.T, "lstm.Wh": U.T, "lstm.bias": b}, [run(lstm, x)], x)
save("equinox_lstm", {"cell/weight_ih": W, "cell/weight_hh": U, "cell/bias": b}, [run(lstm, x)], x)
save("letters", {"enc/W": W.T, "enc/U": U.T, "enc/b": b, "dec_W": W[:, :2]}, [run(lstm, x)], x)
save("iofg", {"lstm.w_ih": stacked(lstm, "iofg", 0), "lstm.w_hh": stacked(lstm, "iofg", 1), "lstm.b": stacked(lstm, "iofg", 2)}, [run(lstm, x)], x)

n_only = {k: v if k == "n" else v[:3] + (np.zeros(H, np.float32),) for k, v in gates("rzn", two_biases=True).items()}
W, U, b = (stacked(n_only, "rzn", k) for k in range(3))
save("mlx_gru", {"gru.Wx": W, "gru.Wh": U, "gru.b": b, "gru.bhn": n_only["n"][3]}, [run(n_only, x)], x)
save("equinox_gru", {"weight_ih": W, "weight_hh": U, "bias": b, "bias_n": n_only["n"][3]}, [run(n_only, x)], x)
save("mlx_rnn", {"rnn.Wxh": rnn["h"][0], "rnn.Whh": rnn["h"][1], "rnn.bias": rnn["h"][2]}, [run(rnn, x)], x)

two = gates("ifgo", two_biases=True)
above = gates("ifgo", inputs=H)
below = run(two, x)
layers = {f"enc_{n}_l0": stacked(two, "ifgo", k) for k, n in enumerate(["w_ih", "w_hh", "b_ih", "b_hh"])}
layers.update({f"enc_{n}_l1": stacked(above, "ifgo", k) for k, n in enumerate(["w_ih", "w_hh", "b_ih"])})
save("short", layers, [below, run(above, below["h"].astype(np.float32))], x)
cells = {f"cells.0.{n}": stacked(two, "ifgo", k) for k, n in enumerate(["weight_ih", "weight_hh", "bias_ih", "bias_hh"])}
cells.update({f"cells.1.{n}": stacked(above, "ifgo", k) for k, n in enumerate(["weight_ih", "weight_hh", "bias_ih"])})
save("cells", cells, [below, run(above, below["h"].astype(np.float32))], x)

import keras

for name, layer in [
    ("keras_lstm", keras.layers.LSTM(H, return_sequences=True)),
    ("keras_gru", keras.layers.GRU(H, return_sequences=True)),
    ("keras_gru_reset_before", keras.layers.GRU(H, return_sequences=True, reset_after=False)),
    ("keras_rnn", keras.layers.SimpleRNN(H, return_sequences=True)),
]:
    dense = keras.layers.Dense(O)
    model = keras.Sequential([keras.Input((T, D)), layer, dense])
    model.set_weights([dice.uniform(-0.7, 0.7, w.shape) for w in model.get_weights()])
    names = [f"rnn/{n}" for n in ("kernel", "recurrent_kernel", "bias")] + ["dense/kernel", "dense/bias"]
    tensors = {n: np.asarray(w, np.float32) for n, w in zip(names, model.get_weights())}
    x = dice.normal(size=(2, T, D)).astype(np.float32)
    tensors["expect.output"] = np.asarray(keras.Model(model.inputs, layer.output)(x).detach().cpu(), np.float32)
    tensors["expect.pred"] = np.asarray(model(x).detach().cpu(), np.float32)
    save_file({k: np.ascontiguousarray(v) for k, v in dict(tensors, x=x).items()}, f"{name}.safetensors")
