"""Exports small PyTorch networks to ONNX, and what PyTorch computes of them.

Needs torch 2.13, onnx, onnxscript and safetensors. Writes into the folder of this script NAME_WAY.onnx,
where WAY is the exporter (script, with constants folded; unfolded; dynamo; dynamic, which is dynamo
with any number of sequences), and NAME.safetensors: x (values, or the numbers of tokens),
expect.output (what the last recurrent layer gives, [T, width]) and expect.pred (what the head
gives, [T, O], or [O] of the last step).
"""

import os
import warnings

import onnx
import torch
from safetensors.torch import save_file
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
STEPS, TOKENS = 6, 7
WAYS = "script", "unfolded", "dynamo", "dynamic"
UNFOLDED = "lstm", "bigru_batch", "gru2_state_head"  # The others would say nothing new.


class Net(nn.Module):
    """Embedding or not, recurrent layers, head or not."""

    def __init__(self, kind, width, units, layers=1, both=False, batch_first=False, outputs=0,
                 embedding=False, last=False, state=False, relu=False, bias=True):
        super().__init__()
        self.batch_first, self.last = batch_first, last
        self.embedding = nn.Embedding(TOKENS, width) if embedding else None
        more = {"nonlinearity": "relu"} if relu else {}
        self.rnn = getattr(nn, kind)(width, units, num_layers=layers, bidirectional=both,
                                     batch_first=batch_first, bias=bias, **more)
        rows = layers * (2 if both else 1)
        self.h0 = nn.Parameter(torch.randn(rows, 1, units)) if state else None
        self.fc = nn.Linear(units * (2 if both else 1), outputs) if outputs else None

    def forward(self, x):
        if self.embedding is not None:
            x = self.embedding(x)
        if self.h0 is None:
            output, _ = self.rnn(x)
        else:
            batch = x.shape[0 if self.batch_first else 1]
            state = self.h0.expand(-1, batch, -1).contiguous()
            output, _ = self.rnn(x, state)
        if self.last:
            output = output[:, -1] if self.batch_first else output[-1]
        return output if self.fc is None else self.fc(output)


NETS = {
    "lstm": lambda: Net("LSTM", 2, 3),
    "lstm_nobias": lambda: Net("LSTM", 2, 3, bias=False),
    "lstm2_head": lambda: Net("LSTM", 2, 3, layers=2, outputs=2),
    "bilstm2_batch_head": lambda: Net(
        "LSTM", 2, 3, layers=2, both=True, batch_first=True, outputs=4),
    "lstm_embedding_head": lambda: Net(
        "LSTM", 4, 3, batch_first=True, embedding=True, outputs=TOKENS),
    "lstm_last": lambda: Net("LSTM", 2, 3, batch_first=True, outputs=2, last=True),
    "gru2_state_head": lambda: Net("GRU", 2, 3, layers=2, outputs=2, state=True),
    "bigru_batch": lambda: Net("GRU", 2, 3, both=True, batch_first=True),
    "rnn2_relu": lambda: Net("RNN", 2, 3, layers=2, relu=True, batch_first=True, outputs=1),
}


def strip(path):
    """Leaves out what nobody reads: notes, among them paths of the machine, and shapes on the way."""
    model = onnx.load(path, load_external_data=False)
    del model.graph.value_info[:]
    for part in [model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output,
                 *model.graph.initializer]:
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, path)


def export(name, net, x, way):
    """Writes one model, exported one way."""
    path = os.path.join(HERE, f"{name}_{way}.onnx")
    if way in ("script", "unfolded"):
        torch.onnx.export(net, (x,), path, dynamo=False, input_names=["x"],
                          dynamic_axes={"x": {0: "a", 1: "b"}},
                          do_constant_folding=way == "script")
    else:
        batch = {0 if net.batch_first else 1: torch.export.Dim.DYNAMIC}
        torch.onnx.export(net, (x if way == "dynamic" else first(net, x),), path, dynamo=True,
                          external_data=False, verbose=False,
                          dynamic_shapes=(batch,) if way == "dynamic" else None)
    strip(path)


def first(net, x):
    """The first sequence of a batch, as a batch."""
    return x[:1] if net.batch_first else x[:, :1]


def reference(name, net, x):
    """Writes what PyTorch computes of the first sequence."""
    with torch.no_grad():
        x = first(net, x)
        fed = x if net.embedding is None else net.embedding(x)
        output = net.rnn(fed, *([] if net.h0 is None else [net.h0]))[0]
        batch = 0 if net.batch_first else 1
        tensors = {"x": x.float().squeeze(batch), "expect.output": output.squeeze(batch)}
        if net.fc is not None:
            tensors["expect.pred"] = net(x).squeeze(0 if net.last else batch)
        save_file({name: tensor.contiguous() for name, tensor in tensors.items()},
                  os.path.join(HERE, f"{name}.safetensors"))


def main():
    warnings.simplefilter("ignore")
    for number, (name, make) in enumerate(NETS.items()):
        torch.manual_seed(number)
        net = make().eval()
        shape = (2, STEPS) if net.batch_first else (STEPS, 2)
        x = (torch.randn(*shape, net.rnn.input_size) if net.embedding is None
             else torch.randint(TOKENS, shape))
        reference(name, net, x)
        for way in WAYS:
            if way != "unfolded" or name in UNFOLDED:
                export(name, net, x, way)


if __name__ == "__main__":
    main()
