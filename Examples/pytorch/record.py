"""Records what the recurrent layers of your PyTorch model receive, with the model's weights, for lstm-viz.

    from record import record
    record(model, inputs, "recording.safetensors", labels=None)     # then: lstm-viz recording.safetensors

Of every nn.LSTM, GRU, RNN and their cells the file gets MODULE.x [N, T, D] ([T, D] unbatched), MODULE.h0 and MODULE.c0,
whatever stands before them. Calls that go on from where the last one ended, as of a cell in a loop, are one sequence; a
call that begins anew is left out. inputs: a tensor, or a tuple or dict of what the model takes. Needs torch, safetensors.
"""
import warnings

import torch
from safetensors.torch import save_file
from torch import nn


def record(model, inputs, path, labels=None):
    names = {m: name for name, m in model.named_modules() if isinstance(m, (nn.RNNBase, nn.RNNCellBase))}
    calls, modes = {}, {m: m.training for m in model.modules()}

    def keep(module, args, kwargs, output):
        args = dict(zip(("input", "hx"), args), **kwargs)
        if not isinstance(args["input"], torch.Tensor):
            raise TypeError(f"{names[module] or 'the model'} receives a PackedSequence: record sequences of one length, unpacked")
        states = [args.get("hx"), output if isinstance(module, nn.RNNCellBase) else output[1]]
        states = [[state] if isinstance(state, torch.Tensor) else state or [] for state in states]
        states = [[part.clone() for part in state] for state in states]
        calls.setdefault(module, []).append((args["input"].clone(), *states))

    hooks = [module.register_forward_hook(keep, with_kwargs=True) for module in names]
    try:
        with torch.no_grad():
            model.eval()
            model(**inputs) if hasattr(inputs, "keys") else model(*(inputs if type(inputs) is tuple else [inputs]))
    finally:
        for hook in hooks:
            hook.remove()
        for module, mode in modes.items():
            module.training = mode

    if not calls:
        raise ValueError("the model called no nn.LSTM, GRU, RNN or cell of these on the inputs")
    tensors, metadata = {n: v for n, v in model.state_dict().items() if isinstance(v, torch.Tensor)}, {"format": "pt"}
    for module, ((x, first, last), *rest) in calls.items():
        name, is_cell = names[module], isinstance(module, nn.RNNCellBase)
        steps = lambda x: x.unsqueeze(-2) if is_cell else x.transpose(0, 1) if x.dim() == 3 and not module.batch_first else x
        parts = [steps(x)]
        for x, before, after in rest:
            if not before or not all(map(torch.equal, before, last)) or getattr(module, "bidirectional", False):
                warnings.warn(f"{name}: only {len(parts)} of {1 + len(rest)} calls are recorded; the next one begins anew")
                break
            parts, last = parts + [steps(x)], after
        arrays = [torch.cat(parts, -2)] + [state[None] if is_cell else state for state in first]
        tensors.update((f"{name}.{array}".lstrip("."), value) for array, value in zip(("x", "h0", "c0"), arrays))
        if getattr(module, "nonlinearity", "tanh") == "relu":
            metadata["lstm_viz.cell" if len(names) == 1 else f"lstm_viz.cell.{name}"] = "rnn-relu"
    if labels is not None:
        tensors["labels"] = torch.as_tensor(labels)
    save_file({name: value.cpu().clone().contiguous() for name, value in tensors.items()}, path, metadata)
