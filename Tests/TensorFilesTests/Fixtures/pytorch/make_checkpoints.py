"""Makes the checkpoints of this folder but for golden/, with torch 2.13.

Their tensors hold small whole numbers, so that the tests can say what they expect. Class names of
this script stand in the files; nothing that reads them here has to know them.
"""

import collections
import enum
import io
import pathlib
import struct
import warnings
import zipfile

import torch

warnings.filterwarnings("ignore")
torch.manual_seed(0)
here = pathlib.Path(__file__).parent


class AttributeDict(dict):
    """A dictionary of another class, as Lightning keeps its hyperparameters in."""


class Kind(enum.Enum):
    SMALL = "small"


class Schedule:
    """An object that refers to itself."""

    def __init__(self):
        self.me = self
        self.history = [1.5, None, True, b"bytes", {1, 2}, frozenset("a"), (), 2**70, -(2**40)]


class Tagged(torch.Tensor):
    """A tensor of another class."""


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.LSTM(1, 2)
        self.norm = torch.nn.BatchNorm1d(2)
        for number, tensor in enumerate(self.state_dict().values()):
            tensor.copy_(counting(tensor.shape, tensor.dtype) + number)


# Made without a class statement: the stream form would keep its source, and where that lies.
Plain = type("Plain", (torch.nn.Module,), {})


def counting(shape, dtype=torch.float32):
    return torch.arange(torch.Size(shape).numel()).reshape(shape).to(dtype)


def strange():
    """Tensors that lie in their storages in every way there is."""
    base = counting((4, 6))
    return collections.OrderedDict(
        contiguous=base,
        transposed=base.t(),
        row=base[1],
        column=base[:, 1],
        every_second=base[::2, ::3],
        expanded=counting((3, 1)).expand(3, 4),
        number=torch.tensor(7.0),
        ones=torch.ones(1, 1, 1).transpose(0, 2),
        empty=torch.zeros(0, 3),
        empty_view=base[4:, :2],
        alias=base,
        num_batches_tracked=torch.tensor(3),
        permuted=counting((2, 3, 4), torch.int16).permute(2, 0, 1),
    )


def every_type():
    names = "float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 uint16 uint32 uint64"
    tensors = {name: counting((3,), getattr(torch, name)) for name in names.split()}
    tensors["bool"] = torch.tensor([False, True, True])
    tensors["complex64"] = torch.zeros(2, dtype=torch.complex64)
    tensors["float8_e4m3fn"] = torch.zeros(2).to(torch.float8_e4m3fn)
    tensors["qint8"] = torch.quantize_per_tensor(torch.zeros(2), 0.5, 0, torch.qint8)
    tensors["negated"] = torch.zeros(2, dtype=torch.complex64).conj().imag
    return tensors


def wrapped():
    """Tensors that are more than tensors to Python."""
    parameter = torch.nn.Parameter(counting((2,)))
    with_state = torch.nn.Parameter(counting((3,)))
    with_state.note = "kept"
    attribute = counting((4,))
    attribute.note = "kept"
    tagged = counting((5,)).as_subclass(Tagged)
    return dict(parameter=parameter, with_state=with_state, attribute=attribute, tagged=tagged)


def trained():
    net = Net()
    optimizer = torch.optim.Adam(net.parameters())
    net.rnn(torch.ones(3, 1))[0].sum().backward()
    optimizer.step()
    Net.__init__(net)
    return net, optimizer


def lightning(net, optimizer):
    """The layout of a Lightning checkpoint."""
    return {
        "epoch": 3,
        "global_step": 12,
        "pytorch-lightning_version": "2.5.0",
        "state_dict": net.state_dict(),
        "loops": {"fit_loop": {"state_dict": {}, "epoch_progress": {"total": {"ready": 3}}}},
        "callbacks": {
            "ModelCheckpoint": {
                "best_model_score": torch.tensor(0.5),
                "dirpath": pathlib.PurePosixPath("runs"),
            }
        },
        "optimizer_states": [optimizer.state_dict()],
        "lr_schedulers": [Schedule()],
        "hparams_name": "kwargs",
        "hyper_parameters": AttributeDict(hidden=2, kind=Kind.SMALL, schedule=Schedule()),
    }


def big_endian(archive):
    """The archive as a big-endian machine writes it, and packed."""
    source = zipfile.ZipFile(io.BytesIO(archive))
    with zipfile.ZipFile(here / "big_endian.pt", "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.endswith("/byteorder"):
                data = b"big"
            elif "/data/" in info.filename:
                count = len(data) // 4
                data = struct.pack(f">{count}I", *struct.unpack(f"<{count}I", data))
            target.writestr(zipfile.ZipInfo(info.filename), data, zipfile.ZIP_DEFLATED)


def main():
    def save(name, value, **options):
        torch.save(value, here / name, **options)

    save("strange.pt", strange())
    for protocol in (3, 4, 5):
        save(f"strange_protocol{protocol}.pt", strange(), pickle_protocol=protocol)
    old = dict(_use_new_zipfile_serialization=False)
    save("strange_stream.pt", strange(), **old)
    save("strange_stream4.pt", strange(), pickle_protocol=4, **old)
    save("types.pt", every_type())
    save("wrapped.pt", wrapped())
    save("wrapped_stream.pt", wrapped(), **old)
    net, optimizer = trained()
    save("lightning.ckpt", lightning(net, optimizer))
    nested = {
        "epoch": torch.tensor(3),
        "optimizer_state_dict": optimizer.state_dict(),
        "model": {"net": net.state_dict()},
    }
    save("optimizer.bin", nested)
    save("two_networks.pt", {"encoder": {"w": counting((2,))}, "steps": [counting((1,))]})
    save("module_stream.pt", Plain(), **old)
    save("module_within.pt", {"model": net, "scale": torch.tensor(1.0)})
    save("tensor.pt", counting((2, 3)))
    torch.jit.save(torch.jit.script(torch.nn.Linear(1, 1)), str(here / "script.pt"))
    buffer = io.BytesIO()
    torch.save({"w": counting((2, 3)), "t": counting((2, 3)).t()}, buffer)
    big_endian(buffer.getvalue())
    torch.serialization.set_crc32_options(False)
    save("unchecked.pt", {"w": counting((2, 3)), "t": counting((2, 3)).t()})


if __name__ == "__main__":
    main()
