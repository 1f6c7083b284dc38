"""Writes variants/*.keras and what Keras itself computes of them, variants/expected.safetensors.

Models that the 15 others leave out: masks in a graph, layers behind one that reads backwards, every
merge of two directions, models in models, cells as arguments, and what is behind the last layer.
Arrays: NAME.x, NAME.out of the whole model, and NAME.layer_k of each recurrent layer. The archives
are packed anew, to be smaller. Needs: keras 3 with torch, numpy, safetensors.
"""
import os, zipfile
os.environ["KERAS_BACKEND"] = "torch"
import keras, numpy as np
from keras import layers as L
from safetensors.numpy import save_file

keras.utils.set_random_seed(5)
T, D, V = 7, 2, 9
values = np.random.default_rng(1).normal(size=(2, T, D)).astype("f4")
masked = values.copy(); masked[0, 4:] = -1; masked[1, 2] = -1
tokens = np.array([[3, 1, 0, 8, 2, 0, 0], [4, 4, 7, 0, 1, 5, 6]], "i4")
S = dict(return_sequences=True)

def functional(shape, *layers):
    first = x = keras.Input(shape)
    for layer in layers: x = layer(x)
    return keras.Model(first, x)

def sequential(shape, *layers): return keras.Sequential([keras.Input(shape), *layers])

VARIANTS = {
    "graph_mask": (functional((T,), L.Embedding(V, 3, mask_zero=True), L.SpatialDropout1D(.2), L.LSTM(4, **S, dropout=.1),
                              L.GRU(3), L.Dense(1, activation="sigmoid")), tokens),
    "masking": (functional((T, D), L.Masking(-1.), L.LSTM(4), L.Dense(3), L.Activation("softmax")), masked),
    "chain_masking": (sequential((T, D), L.Masking(-1.), L.Bidirectional(L.GRU(3, **S)), L.LSTM(2, **S)), masked),
    "backwards_stack": (sequential((T, D), L.LSTM(4, **S, go_backwards=True), L.GRU(3, **S), L.SimpleRNN(3, **S, go_backwards=True),
                                   L.LSTM(2, **S)), values),
    "backwards_end": (sequential((T, D), L.LSTM(4, go_backwards=True), L.Dense(2)), values),
    "average": (sequential((T, D), L.Bidirectional(L.LSTM(3, **S), merge_mode="ave"), L.Dense(2)), values),
    "product": (sequential((T, D), L.Bidirectional(L.SimpleRNN(3, **S), merge_mode="mul"), L.Bidirectional(L.LSTM(2, **S)),
                           L.TimeDistributed(L.Dense(4, activation="softmax"))), values),
    "ends": (sequential((T, D), L.Bidirectional(L.LSTM(3)), L.Dense(1, activation="sigmoid")), values),
    "nested": (sequential((T, D), keras.Sequential([L.LSTM(4, **S), L.Dropout(.1)]), L.RNN(L.GRUCell(3), **S), L.Dense(2)), values),
    "activations": (sequential((T, D), L.LSTM(3, **S, activation="softsign", recurrent_activation="hard_sigmoid"),
                               L.GRU(3, **S, activation="elu"), L.SimpleRNN(2, **S, activation="softplus"),
                               L.RNN(L.LSTMCell(2, activation="leaky_relu", recurrent_activation="linear"), **S)), values),
    "convolution": (sequential((T, D), L.Conv1D(3, 2, padding="same"), L.LSTM(4, **S), L.Dense(3, activation="relu"), L.GRU(2, **S)), values),
    "no_recurrence": (sequential((T, D), L.Conv1D(3, 2), L.Dense(1)), values),
    "no_merge": (functional((T, D), L.Bidirectional(L.LSTM(3, **S), merge_mode=None), L.Concatenate()), values),
}

def is_recurrent(layer): return isinstance(layer, (L.RNN, L.Bidirectional))

def flat(model):
    for layer in model.layers:
        yield from flat(layer) if isinstance(layer, keras.Sequential) else [layer]

os.makedirs("variants", exist_ok=True)
expected = {}
random = np.random.default_rng(2)
for name, (model, x) in VARIANTS.items():
    for weight in model.weights:  # larger than Keras's own, so that gates differ
        if "seed" not in weight.path: weight.assign(random.normal(size=weight.shape) * .5)
    model.save("packed.keras")
    with zipfile.ZipFile("packed.keras") as old, zipfile.ZipFile(f"variants/{name}.keras", "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(zipfile.ZipInfo(entry), old.read(entry), zipfile.ZIP_DEFLATED, 9)
    os.remove("packed.keras")
    expected[f"{name}.x"] = x
    out = model(x)
    if not isinstance(out, (list, tuple)): expected[f"{name}.out"] = keras.ops.convert_to_numpy(out)
    kept = []
    for layer in filter(is_recurrent, flat(model)):
        def call(*args, inner=layer.call, **kwargs):
            kept.append(inner(*args, **kwargs)); return kept[-1]
        layer.call = call
    model(x)
    for k, value in enumerate(kept):
        if not isinstance(value, (list, tuple)): expected[f"{name}.layer_{k}"] = keras.ops.convert_to_numpy(value)
save_file({k: np.ascontiguousarray(v) for k, v in expected.items()}, "variants/expected.safetensors")
