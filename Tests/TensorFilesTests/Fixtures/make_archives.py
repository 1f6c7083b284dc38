"""Makes the ZIP archives and arrays here: what numpy, torch and Python's zipfile write. Needs: numpy, torch."""
import io, zipfile, numpy as np, torch

NUMBERS = np.arange(-3, 3).reshape(2, 3) / 2
TYPES = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?"]


def arrays():
    """Six numbers from -1.5 to 1 in every type; twice as large, or 0 to 5, where they are whole."""
    named = {t: (NUMBERS if t[0] == "f" else NUMBERS * 2).astype(t) for t in TYPES if t not in "?" and t[0] != "u"}
    named |= {t: np.arange(6).reshape(2, 3).astype(t) for t in TYPES if t[0] == "u"}
    named["bool"] = NUMBERS > 0
    named["big"] = NUMBERS.astype(">f4")
    named["fortran"] = np.asfortranarray(NUMBERS.astype("f4"))
    named["big_fortran"] = np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype(">i2"))
    named["number"] = np.array(7.5)
    named["empty"] = np.zeros((0, 3), "f4")
    return named


class Stream(io.RawIOBase):
    """A file that cannot seek, like a pipe: sizes follow the entries."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


np.savez("stored.npz", **arrays())
np.savez_compressed("deflated.npz", **arrays())
for version in [(1, 0), (2, 0), (3, 0)]:
    with open(f"version{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, NUMBERS.astype("f4"), version=version)
torch.manual_seed(0)
torch.save({"a": torch.arange(6.0).reshape(2, 3), "b": torch.arange(3)}, "saved.pt")
stream = Stream()
with zipfile.ZipFile(stream, "w") as archive:
    archive.comment = b"made by a pipe"
    archive.writestr(zipfile.ZipInfo("folder/"), b"")
    archive.writestr(zipfile.ZipInfo("stored.txt"), b"as it is")
    archive.writestr(zipfile.ZipInfo("deflated.txt"), b"again and " * 30, compress_type=zipfile.ZIP_DEFLATED)
    archive.writestr(zipfile.ZipInfo("größe"), b"")
with open("stream.zip", "wb") as file:
    file.write(stream.bytes)
