"""Writes branching.json: what PyTorch makes of resnet20 and separable in double precision.

Run with PyTorch 2.13 and NumPy:  python branching.py
Each comes as it is and with SiLU in place of the rectifiers: a value that comes within rounding of a
rectifier's kink may fall on its other side in single precision, which shows in the gradients.
Weights, pictures and labels follow from a formula that the test computes as well. Of each layer's
output in training, of the gradient by it, and of each parameter's gradient there are the mean, the
root of the mean square, and a dozen values.
"""

import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SAMPLES = 6
LEARNING_RATE = 0.05


def bits(name, count):
    """Whole numbers below 2^24 from a text's hash code and a number."""
    code = 0
    for letter in name:
        code = (31 * code + ord(letter)) & 0xFFFFFFFF
    h = (np.arange(count, dtype=np.uint64) * 0x9E3779B9 + code) & 0xFFFFFFFF
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        h = ((h ^ (h >> np.uint64(shift))) * np.uint64(factor)) & 0xFFFFFFFF
    return (h ^ (h >> np.uint64(16))) >> np.uint64(8)


def numbers(name, shape, middle, reach):
    unit = bits(name, int(np.prod(shape))).astype(np.float64) / 2**24 * 2 - 1
    return torch.from_numpy((middle + reach * unit).astype(np.float32).astype(np.float64)).reshape(shape)


class Network:
    """Layers that keep what they give, by the names that Demitasse has for them."""

    def __init__(self, function):
        self.function = function
        self.parameters = {}
        self.statistics = {}
        self.training = True

    def run(self, model, x):
        self.outputs = {}
        self.counts = {}
        return model(self, x)

    def name(self, scope, kind):
        key = scope + kind
        self.counts[key] = self.counts.get(key, 0) + 1
        return f"{key}{self.counts[key]}"

    def kept(self, name, y):
        if y.requires_grad:
            y.retain_grad()
        self.outputs[name] = y
        return y

    def parameter(self, name, shape, middle, reach):
        if name not in self.parameters:
            self.parameters[name] = numbers(name, shape, middle, reach).requires_grad_()
        return self.parameters[name]

    def statistic(self, name, count, middle):
        if name not in self.statistics:
            self.statistics[name] = numbers(name, (count,), middle, 0.2)
        return self.statistics[name]

    def conv(self, x, filters, size, stride=1, groups=1, scope=""):
        name = self.name(scope, "conv")
        channels = x.shape[1] // groups
        reach = (6 / (channels * size * size)) ** 0.5
        weight = self.parameter(name + ".weight", (filters, channels, size, size), 0, reach)
        return self.kept(name, F.conv2d(x, weight, None, stride, size // 2, 1, groups))

    def norm(self, x, scope=""):
        name = self.name(scope, "batchnorm")
        channels = x.shape[1]
        weight = self.parameter(name + ".weight", (channels,), 1, 0.2)
        bias = self.parameter(name + ".bias", (channels,), 0, 0.2)
        mean = self.statistic(name + ".running_mean", channels, 0)
        variance = self.statistic(name + ".running_var", channels, 1)
        y = F.batch_norm(x, mean, variance, weight, bias, self.training, 0.1, 1e-5)
        return self.kept(name, y)

    def activation(self, x, scope=""):
        return self.kept(self.name(scope, "activation"), self.function(x))

    def residual(self, x, filters, stride):
        name = self.name("", "residual")
        path, shortcut = name + ".path.", name + ".shortcut."
        y = self.activation(self.norm(self.conv(x, filters, 3, stride, 1, path), path), path)
        y = self.norm(self.conv(y, filters, 3, 1, 1, path), path)
        if y.shape != x.shape:
            x = self.norm(self.conv(x, filters, 1, stride, 1, shortcut), shortcut)
        return self.activation(self.kept(name, y + x))

    def head(self, x):
        x = self.kept(self.name("", "globalavgpool"), F.adaptive_avg_pool2d(x, 1))
        x = self.kept(self.name("", "flatten"), x.flatten(1))
        name = self.name("", "dense")
        reach = (6 / x.shape[1]) ** 0.5
        weight = self.parameter(name + ".weight", (10, x.shape[1]), 0, reach)
        bias = self.parameter(name + ".bias", (10,), 0, 0.2)
        return self.kept(name, F.linear(x, weight, bias))


def resnet20(net, x):
    x = net.activation(net.norm(net.conv(x, 16, 3)))
    for filters in (16, 32, 64):
        for block in range(3):
            x = net.residual(x, filters, 2 if filters > 16 and block == 0 else 1)
    return net.head(x)


def separable(net, x):
    x = net.activation(net.norm(net.conv(x, 16, 3, 2)))
    for filters, stride in ((32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 1)):
        channels = x.shape[1]
        x = net.activation(net.norm(net.conv(x, channels, 3, stride, channels)))
        x = net.activation(net.norm(net.conv(x, filters, 1)))
    return net.head(x)


def short(value):
    return float(f"{value:.9g}")


def sample(tensor):
    """Mean, root mean square, and a dozen values from all over."""
    flat = tensor.detach().reshape(-1)
    chosen = [flat[(i * 7919 + 13) % flat.numel()].item() for i in range(12)]
    known = [flat.mean().item(), flat.square().mean().sqrt().item(), *chosen]
    return {"shape": [len(known)], "data": [short(value) for value in known]}


def array(tensor):
    flat = tensor.detach().reshape(-1).tolist()
    return {"shape": [len(flat)], "data": [short(value) for value in flat]}


def case(model, function, shape):
    net = Network(function)
    x = numbers("input", (SAMPLES, *shape), 0, 1)
    labels = torch.from_numpy((bits("labels", SAMPLES) % np.uint64(10)).astype(np.int64))
    net.training = False
    entry = {"op": model.__name__, "function": function.__name__}
    entry["logits_before"] = array(net.run(model, x))
    net.training = True
    loss = F.cross_entropy(net.run(model, x), labels)
    loss.backward()
    entry["loss"] = short(loss.item())
    entry["outputs"] = {name: sample(y) for name, y in net.outputs.items()}
    entry["slopes"] = {name: sample(y.grad) for name, y in net.outputs.items()}
    entry["gradients"] = {name: sample(p.grad) for name, p in net.parameters.items()}
    entry["statistics"] = {name: sample(s) for name, s in net.statistics.items()}
    entry["parameters"] = sum(p.numel() for p in net.parameters.values())
    with torch.no_grad():
        for parameter in net.parameters.values():
            parameter -= LEARNING_RATE * parameter.grad
    net.training = False
    entry["logits_after"] = array(net.run(model, x))
    return entry


def write():
    models = ((resnet20, (3, 32, 32)), (separable, (3, 64, 64)))
    cases = [case(model, f, shape) for model, shape in models for f in (F.relu, F.silu)]
    file = pathlib.Path(__file__).with_name("branching.json")
    head = {"made_by": f"PyTorch {torch.__version__}, float64"}
    lines = ",\n".join(json.dumps(each) for each in cases)
    file.write_text(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    write()
