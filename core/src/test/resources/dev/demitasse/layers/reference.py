"""Writes reference.json, PyTorch's values in double precision for layers and blocks of layers.

Run with PyTorch 2.13:  python reference.py
A case is an architecture text, the parameters by the names that Demitasse gives them, and a batch
that goes through and back. Statistics are those after the batch, where it is one of training.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
random = torch.Generator().manual_seed(11)


def values(*shape, low=-2.0, high=2.0):
    """Uniform numbers, exact in float32 and short in decimal."""
    exact = torch.rand(*shape, generator=random) * (high - low) + low
    return torch.round(exact * 16) / 16 + 1 / 64


def array(tensor):
    data = [float(f"{value:.7g}") for value in tensor.detach().reshape(-1).tolist()]
    return {"shape": list(tensor.shape), "data": data}


def case(text, x, forward, parameters=None, statistics=None, mode="train"):
    parameters = parameters or {}
    statistics = statistics or {}
    before = {name: array(value) for name, value in statistics.items()}
    leaves = [x.requires_grad_()] + [value.requires_grad_() for value in parameters.values()]
    y = forward(x, parameters, statistics)
    dy = values(*y.shape)
    gradients = torch.autograd.grad(y, leaves, dy)
    entry = {"op": "path", "text": text, "mode": mode}
    entry |= {"x": array(x), "y": array(y), "dy": array(dy), "dx": array(gradients[0])}
    if parameters:
        entry["params"] = {name: array(value) for name, value in parameters.items()}
        entry["dparams"] = {n: array(g) for n, g in zip(parameters, gradients[1:])}
    if statistics:
        entry["before"] = before
        entry["after"] = {name: array(value) for name, value in statistics.items()}
    return entry


def activations():
    x = values(3, 20, low=-8.0, high=8.0)
    functions = {
        "relu6": F.relu6,
        "elu": F.elu,
        "gelu": F.gelu,
        "silu": F.silu,
        "hard_swish": F.hardswish,
        "hard_sigmoid": F.hardsigmoid,
        "softplus": F.softplus,
        "leaky_relu": F.leaky_relu,
    }
    for name, function in functions.items():
        yield case(
            f'Activation("{name}")', x.clone(), lambda x, p, s, f=function: f(x)
        )
    prelu = lambda x, p, s: F.prelu(x, p["prelu1.weight"])
    yield case("PReLU()", values(2, 3, 4, 5), prelu, {"prelu1.weight": values(3)})
    yield case("PReLU()", values(3, 5), prelu, {"prelu1.weight": values(5)})


def convolution(channels, filters, size, side, stride=1, pad=(0, 0, 0, 0), dilation=1, groups=1, bias=True):
    """pad is top, left, bottom, right."""
    height, width = side
    parameters = {"conv1.weight": values(filters, channels // groups, size, size)}
    if bias:
        parameters["conv1.bias"] = values(filters)
    top, left, bottom, right = pad
    even = str(top) if len(set(pad)) == 1 else str(list(pad))
    text = (
        f"Conv({size}, {channels}, {filters}, pad={even}, stride={stride}, dilation={dilation},"
        f" groups={groups}, bias={bias})"
    )

    def forward(x, p, s):
        padded = F.pad(x, (left, right, top, bottom))
        return F.conv2d(
            padded, p["conv1.weight"], p.get("conv1.bias"), stride, 0, dilation, groups
        )

    return case(text, values(2, channels, height, width), forward, parameters)


def convolutions():
    yield convolution(4, 6, 3, (6, 7), pad=(1, 1, 1, 1), groups=2)
    yield convolution(5, 5, 3, (7, 8), stride=2, pad=(1, 1, 1, 1), groups=5, bias=False)
    yield convolution(3, 6, 3, (6, 5), pad=(1, 1, 1, 1), groups=3)
    yield convolution(4, 4, 3, (9, 19), pad=(1, 1, 1, 1), groups=4)
    yield convolution(2, 3, 3, (8, 7), pad=(2, 2, 2, 2), dilation=2)
    yield convolution(4, 4, 2, (9, 8), stride=2, dilation=3, groups=2)
    yield convolution(2, 4, 3, (6, 8), stride=2, pad=(0, 0, 1, 1))
    yield convolution(3, 5, 3, (4, 6), pad=(0, 1, 2, 3), bias=False)
    yield convolution(3, 3, 2, (5, 4), pad=(1, 0, 0, 2), groups=3)
    yield convolution(9, 17, 1, (3, 5), bias=False)
    yield convolution(6, 4, 1, (7, 5), stride=2)


def poolings():
    shape = (2, 2, 7, 8)
    for pad, ceil in ((1, False), (0, True), (1, True)):
        settings = f"pool_size=3, stride=2, pad={pad}, ceil={ceil}"
        yield case(
            f"MaxPool({settings})",
            values(*shape),
            lambda x, p, s, a=(3, 2, pad), c=ceil: F.max_pool2d(x, *a, ceil_mode=c),
        )
        for count in (True, False):
            yield case(
                f"AvgPool({settings}, count_pad={count})",
                values(*shape),
                lambda x, p, s, a=(3, 2, pad), c=ceil, n=count: F.avg_pool2d(
                    x, *a, ceil_mode=c, count_include_pad=n
                ),
            )
    yield case("GlobalAvgPool()", values(2, 3, 4, 5), lambda x, p, s: F.adaptive_avg_pool2d(x, 1))


def norm(name, channels):
    parameters = {f"{name}.weight": values(channels), f"{name}.bias": values(channels)}
    statistics = {
        f"{name}.running_mean": values(channels),
        f"{name}.running_var": values(channels, low=0.5, high=2.0),
    }
    return parameters, statistics


def normalise(name, x, p, s, training, momentum=0.1, epsilon=1e-5):
    return F.batch_norm(
        x,
        s[f"{name}.running_mean"],
        s[f"{name}.running_var"],
        p[f"{name}.weight"],
        p[f"{name}.bias"],
        training,
        momentum,
        epsilon,
    )


def normalisations():
    for mode in ("train", "eval"):
        for shape in ((5, 6), (3, 4, 5, 3), (2, 3, 1, 1)):
            yield case(
                "BatchNorm(momentum=0.3, epsilon=0.001)",
                values(*shape),
                lambda x, p, s, t=mode == "train": normalise(
                    "batchnorm1", x, p, s, t, 0.3, 0.001
                ),
                *norm("batchnorm1", shape[1]),
                mode=mode,
            )


def excitation(first):
    """A squeeze-and-excitation block whose excitation is the first or the second path."""
    block = (
        '[GlobalAvgPool(), Conv(1, 4, 2), Activation("relu"), Conv(1, 2, 4), Activation("sigmoid")]'
    )
    path = "path1" if first else "path2"
    parameters = {
        f"multiply1.{path}.conv1.weight": values(2, 4, 1, 1),
        f"multiply1.{path}.conv1.bias": values(2),
        f"multiply1.{path}.conv2.weight": values(4, 2, 1, 1),
        f"multiply1.{path}.conv2.bias": values(4),
    }

    def forward(x, p, s):
        w1, b1, w2, b2 = (p[name] for name in parameters)
        squeezed = F.relu(F.conv2d(F.adaptive_avg_pool2d(x, 1), w1, b1))
        return x * torch.sigmoid(F.conv2d(squeezed, w2, b2))

    text = f"Multiply({block}, [])" if first else f"Multiply([], {block})"
    return case(text, values(2, 4, 5, 3), forward, parameters)


def residual(mode):
    """ResNet's basic block with a projection, at stride 2."""
    text = (
        "Residual([Conv(3, 3, 5, pad=1, stride=2, bias=False), BatchNorm(), Activation('relu'),"
        " Conv(3, 5, 5, pad=1, bias=False), BatchNorm()])\nActivation('relu')"
    )
    path, shortcut = "residual1.path.", "residual1.shortcut."
    parameters = {
        path + "conv1.weight": values(5, 3, 3, 3),
        path + "conv2.weight": values(5, 5, 3, 3),
        shortcut + "conv1.weight": values(5, 3, 1, 1),
    }
    statistics = {}
    for name in (path + "batchnorm1", path + "batchnorm2", shortcut + "batchnorm1"):
        more, kept = norm(name, 5)
        parameters |= more
        statistics |= kept
    training = mode == "train"

    def forward(x, p, s):
        y = F.conv2d(x, p[path + "conv1.weight"], None, 2, 1)
        y = F.relu(normalise(path + "batchnorm1", y, p, s, training))
        y = F.conv2d(y, p[path + "conv2.weight"], None, 1, 1)
        y = normalise(path + "batchnorm2", y, p, s, training)
        z = F.conv2d(x, p[shortcut + "conv1.weight"], None, 2)
        return F.relu(y + normalise(shortcut + "batchnorm1", z, p, s, training))

    return case(text, values(4, 3, 7, 6), forward, parameters, statistics, mode)


def joins():
    yield excitation(True)
    yield excitation(False)
    yield residual("train")
    yield residual("eval")
    weights = {
        "concat1.path1.add1.path1.conv1.weight": values(2, 2, 3, 3),
        "concat1.path3.conv1.weight": values(3, 2, 1, 1),
    }

    def nested(x, p, s):
        first, second = (p[name] for name in weights)
        added = F.conv2d(x, first, None, 1, 1) + x + F.max_pool2d(x, 3, 1, 1)
        return torch.cat([added, x, F.conv2d(x, second)], 1)

    yield case(
        "Concat([Add([Conv(3, 2, 2, pad=1, bias=False)], [], [MaxPool(3, 1, pad=1)])], [],"
        " [Conv(1, 2, 3, bias=False)])",
        values(2, 2, 4, 5),
        nested,
        weights,
    )
    yield case("Multiply([], [Activation('tanh')])", values(3, 7), lambda x, p, s: x * x.tanh())
    yield case(
        "Concat([Activation('tanh')], [])", values(3, 4), lambda x, p, s: torch.cat([x.tanh(), x], 1)
    )


def write():
    cases = [*activations(), *convolutions(), *poolings(), *normalisations(), *joins()]
    file = pathlib.Path(__file__).with_name("reference.json")
    lines = ",\n".join(json.dumps(each) for each in cases)
    head = {"made_by": f"PyTorch {torch.__version__}, float64", "layout": "NCHW, row-major"}
    file.write_text(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n")


if __name__ == "__main__":
    write()
