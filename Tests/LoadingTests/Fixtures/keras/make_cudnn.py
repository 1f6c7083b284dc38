"""Rewrites lstm_dense/model_keras2.h5 as a model whose layer is a CuDNNLSTM: model_cudnn.h5.

Before version 2 Keras had a layer of its own for GPUs, which kept its weights as the library cuDNN
wants them: of each gate the input weights as [H, D], under the shape [D, H]; the recurrent weights
turned; and two biases, one after the other. The network computes the same. Needs: h5py, numpy.
"""
import json, shutil, h5py, numpy as np

shutil.copy("lstm_dense/model_keras2.h5", "lstm_dense/model_cudnn.h5")
with h5py.File("lstm_dense/model_cudnn.h5", "r+") as f:
    group = f["model_weights/rnn_0"]
    kernel, recurrent, bias = (group[n] for n in group.attrs["weight_names"])
    kernel[...] = np.hstack([g.T.reshape(g.shape) for g in np.hsplit(kernel[...], 4)])
    recurrent[...] = np.hstack([g.T for g in np.hsplit(recurrent[...], 4)])
    # Any two that add up to the one.
    first = np.linspace(-1, 1, bias.size, dtype="f4")
    halves = np.concatenate([first, bias[...] - first])
    name = bias.name
    del f[name]
    f[name] = halves
    config = json.loads(f.attrs["model_config"])
    for layer in config["config"]["layers"]:
        if layer["class_name"] == "LSTM":
            layer["class_name"] = "CuDNNLSTM"
            for key in ["activation", "recurrent_activation", "use_bias", "unroll", "dropout",
                        "recurrent_dropout", "implementation"]:
                layer["config"].pop(key, None)
    f.attrs["model_config"] = json.dumps(config)
