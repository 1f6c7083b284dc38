"""Records what the recurrent layers of your Keras 3 model receive, with their weights, for lstm-viz.

    from record import record
    record(model, inputs, "recording.safetensors", labels=None)     # then: lstm-viz recording.safetensors

Of every LSTM, GRU, SimpleRNN, RNN of their cells and Bidirectional the file gets LAYER.x [N, T, D], LAYER.mask [N, T] and
LAYER.h0, LAYER.c0 where there are any, whatever stands before it, and its weights as PyTorch names and orders them. Where
only an Embedding or Masking stands before, lstm-viz opens the model's .keras file itself. Needs keras, safetensors.
"""
import warnings

import keras
import numpy as np
from keras import layers as L
from safetensors.numpy import save_file

tanh, relu, sigmoid = (keras.activations.get(name) for name in ("tanh", "relu", "sigmoid"))
array = lambda value: np.asarray(keras.ops.convert_to_numpy(value))


def weights_of(layer, suffix):
    """A layer's kind and weights: Keras stacks i f c o and z r h in columns, PyTorch i f g o and r z n in rows."""
    cell = layer.cell
    cells = {L.LSTMCell: ("lstm", [0, 1, 2, 3]), L.GRUCell: ("gru", [1, 0, 2]), L.SimpleRNNCell: ("rnn-tanh", [0])}
    kind, order = cells.get(type(cell), ("", []))
    if kind == "rnn-tanh" and cell.activation is relu:
        kind = "rnn-relu"
    elif not kind or cell.activation is not tanh or getattr(cell, "recurrent_activation", sigmoid) is not sigmoid:
        raise ValueError(f"{layer.name}: a recording cannot tell of a {type(cell).__name__} with such activations")
    if kind == "gru" and not cell.reset_after:
        kind = "gru-reset-before"
    ordered = lambda weight: np.concatenate([np.split(array(weight), len(order), -1)[k] for k in order], -1)
    biases = [] if cell.bias is None else np.atleast_2d(ordered(cell.bias))
    values = [ordered(cell.kernel).T, ordered(cell.recurrent_kernel).T, *biases]
    return kind, {f"{name}_l0{suffix}": value for name, value in zip(("weight_ih", "weight_hh", "bias_ih", "bias_hh"), values)}


def record(model, inputs, path, labels=None):
    layers = [layer for layer in model._flatten_layers() if isinstance(layer, (L.RNN, L.Bidirectional))]
    both = {layer: (layer.forward_layer, layer.backward_layer) for layer in layers if isinstance(layer, L.Bidirectional)}
    layers = [layer for layer in layers if not any(layer in parts for parts in both.values())]
    calls = {}

    def keeping(layer, call):
        def kept(sequences, initial_state=None, mask=None, **others):
            states = initial_state if initial_state is not None else layer.states
            rest = [[array(v) for v in keras.tree.flatten(values) if v is not None] for values in (states, mask)]
            calls.setdefault(layer, []).append((array(sequences), *rest))
            return call(sequences, initial_state=initial_state, mask=mask, **others)
        return kept

    for layer in layers:
        layer.call = keeping(layer, layer.call)
    try:
        model(keras.tree.map_structure(keras.ops.convert_to_tensor, inputs), training=False)
    finally:
        for layer in layers:
            del layer.call

    if not calls:
        raise ValueError("the model called no LSTM, GRU, SimpleRNN, RNN or Bidirectional on the inputs")
    tensors, metadata = {} if labels is None else {"labels": np.asarray(labels)}, {}
    for layer, ((x, states, masks), *rest) in calls.items():
        if rest:
            warnings.warn(f"{layer.name}: only the first of {1 + len(rest)} calls is recorded")
        directions = zip(("", "_reverse"), both[layer]) if layer in both else [("_reverse" * layer.go_backwards, layer)]
        found = {"x": x} if not masks or masks[0].all() else {"x": x, "mask": masks[0]}
        for suffix, part in directions:
            metadata[f"lstm_viz.cell.{layer.name}"], weights = weights_of(part, suffix)
            found.update(weights)
        size = len(states) // len(both.get(layer, [0]))
        found.update((name, np.stack(states[k::size])) for k, name in enumerate(("h0", "c0")[:size]))
        tensors.update((f"{layer.name}.{name}", value) for name, value in found.items())
    plain = lambda value: np.ascontiguousarray(value.astype("f4") if value.dtype.kind == "f" else value)
    save_file({name: plain(value) for name, value in tensors.items()}, path, metadata)
