"""Writes the HDF5 files of this folder. Needs: h5py, numpy.

types.h5      an array of every type, in and out of the machine's order, and attributes of every kind
many.h5       a group of 300 names of one array (a tree of two levels) with an attribute of 100 texts
latest.h5     the same kinds of objects in the newest form of the format
dense.h5      newest form, with more links than an object header takes
userblock.h5  the format behind 512 bytes of something else
"""
import h5py, numpy as np

NAMES = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]

with h5py.File("types.h5", "w") as f:
    for order in "<>":
        group = f.create_group({"<": "little", ">": "big"}[order])
        for name in NAMES:
            start = -2 if name[0] != "u" else 0
            group[name] = np.arange(start, start + 6).reshape(2, 3).astype(order + name)
    f["bool"] = np.array([True, False, True])
    f["brain"] = np.array([0x3F80, 0xC000], "<u2").view("V2")
    f["brain"].attrs["dtype"] = "bfloat16"
    f["opaque"] = np.array([1, 2], "<u2").view("V2")
    f["scalar"] = np.float32(1.5)
    f["none"] = np.zeros((0, 4), "f4")
    f["null"] = h5py.Empty("f4")
    f["text"] = "text"
    f["compound"] = np.zeros(2, [("a", "f4"), ("b", "i4")])
    f.create_dataset("unwritten", (2, 3), "f4")
    f.create_dataset("chunked", data=np.ones((4, 4), "f4"), chunks=(2, 2))
    f.create_dataset("zipped", data=np.ones((4, 4), "f4"), compression="gzip")
    f["soft"] = h5py.SoftLink("/scalar")
    f["again"] = f["scalar"]
    f.attrs["one"] = "β"
    f.attrs["several"] = ["a", "bc", ""]
    f.attrs["fixed"] = np.array([b"ab", b"c"])
    f.attrs["nothing"] = []
    f.attrs["number"] = 3
    f["little"].attrs["long"] = "x" * 5000

with h5py.File("many.h5", "w") as f:
    group = f.create_group("group")
    group["array0"] = np.float32(1)
    for k in range(1, 300):
        group[f"array{k}"] = group["array0"]
    group.attrs["names"] = [f"array{k}".encode() for k in range(100)]

with h5py.File("latest.h5", "w", libver="latest") as f:
    f["a/b/c"] = np.arange(6, dtype="f4").reshape(2, 3)
    f["a/d"] = np.arange(3, dtype=">i4")
    f["a"].attrs["names"] = ["b", "d"]
    for k in range(6):
        f["a/b"].attrs[f"attribute{k}"] = "text " * k

with h5py.File("dense.h5", "w", libver="latest") as f:
    for k in range(12):
        f[f"array{k}"] = np.float32(k)

with h5py.File("userblock.h5", "w", userblock_size=512) as f:
    f["a"] = np.float32(1)
