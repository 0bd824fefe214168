"""Computes zero-cost proxies of a network with plain functions, for comparison.

usage: zero_cost_proxies.py FOLDER
Reads network.json (block, stages, stem), weights.safetensors and batch.safetensors (pixels, noise, labels) from the folder;
prints one JSON object, a value a proxy. Everything in double precision.
"""
import json
import struct
import sys

import torch
import torch.nn.functional as F

TYPES = {"F32": torch.float32, "I64": torch.int64}
FOLDER = sys.argv[1]


def load(name):
    data = open(f"{FOLDER}/{name}", "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    header, tensors = json.loads(data[8:8 + size]), {}
    for key, entry in header.items():
        if key != "__metadata__":
            start, end = (8 + size + at for at in entry["data_offsets"])
            tensor = torch.frombuffer(bytearray(data[start:end]), dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
            tensors[key] = tensor.double() if tensor.is_floating_point() else tensor
    return tensors


class Net:
    """The forward pass over a dictionary of weights; what proxies look at is gathered on the way."""

    def __init__(self, config, weights, norms=True, shortcuts=True):
        self.config, self.w, self.norms, self.shortcuts = config, weights, norms, shortcuts
        self.rectified, self.outputs, self.variances, self.features = [], [], [], None

    def conv(self, x, name, stride=1, groups=1):
        weight = self.w[f"{name}.weight"]
        x = F.conv2d(x, weight, self.w.get(f"{name}.bias"), stride, (weight.shape[2] - 1) // 2, 1, groups)
        self.outputs.append(x)
        return x

    def norm(self, x, name):
        if not self.norms:
            return x
        self.variances.append(x.detach().var((0, 2, 3), unbiased=False))
        return F.batch_norm(x, None, None, self.w[f"{name}.weight"], self.w[f"{name}.bias"], True, 0, 1e-5)

    def relu(self, x):
        self.rectified.append((x > 0).detach())
        return F.relu(x)

    def block(self, x, at, stage, first, width_in):
        kind, t = self.config["block"], f"{at}.transform"
        stride = stage["stride"] if first else 1
        if kind in ("bottleneck", "bottleneckLinear"):
            inner = round(stage["width"] / stage.get("bottleneckRatio", 1))
            y = self.relu(self.norm(self.conv(x, f"{t}.conv1"), f"{t}.norm1"))
            y = self.relu(self.norm(self.conv(y, f"{t}.conv2", stride, inner // stage.get("groupWidth", 1)), f"{t}.norm2"))
            if f"{t}.squeezeExcitation.squeeze.weight" in self.w:
                s = self.relu(self.conv(y.mean((2, 3), keepdim=True), f"{t}.squeezeExcitation.squeeze"))
                y = y * torch.sigmoid(self.conv(s, f"{t}.squeezeExcitation.excite"))
            y = self.norm(self.conv(y, f"{t}.conv3"), f"{t}.norm3")
        else:
            y = self.relu(self.norm(self.conv(x, f"{t}.conv1", stride), f"{t}.norm1"))
            y = self.norm(self.conv(y, f"{t}.conv2"), f"{t}.norm2")
        if kind != "vanilla":
            if f"{at}.shortcut.conv.weight" in self.w:
                if self.shortcuts:
                    y = y + self.norm(self.conv(x, f"{at}.shortcut.conv", stride), f"{at}.shortcut.norm")
            elif kind != "bottleneckLinear" or (stride == 1 and width_in == stage["width"]):
                y = y + x if self.shortcuts else y
        return y if kind == "bottleneckLinear" else self.relu(y)

    def __call__(self, x):
        stem = self.config["stem"]
        x = self.relu(self.norm(self.conv(x, "stem.conv", 1 if stem["type"] == "cifar" else 2), "stem.norm"))
        if stem["type"] == "resnet":
            x = F.max_pool2d(x, 3, 2, 1)
        width = stem["width"]
        for i, stage in enumerate(self.config["stages"]):
            for j in range(stage["depth"]):
                x = self.block(x, f"stage{i + 1}.block{j + 1}", stage, j == 0, width)
                width = stage["width"]
        if "head.conv.weight" in self.w:
            x = self.relu(self.norm(self.conv(x, "head.conv"), "head.norm"))
        self.features = x
        x = F.linear(x.mean((2, 3)), self.w["head.linear.weight"], self.w["head.linear.bias"])
        self.outputs.append(x)
        return x


def scored(weights):
    """Weights of convolutions and linear layers."""
    return [w for name, w in weights.items() if name.endswith(".weight") and w.ndim > 1]


def leaves(weights, change=lambda w: w.clone()):
    return {name: change(w).requires_grad_() if w.is_floating_point() else w for name, w in weights.items()}


def main():
    config, stored, batch = json.load(open(f"{FOLDER}/network.json")), load("weights.safetensors"), load("batch.safetensors")
    x, labels = batch["pixels"], batch["labels"]
    values = {}

    w = leaves(stored)
    net = Net(config, w)
    loss = F.cross_entropy(net(x), labels)
    ps = scored(w)
    gradients = torch.autograd.grad(loss, ps + net.outputs, create_graph=True)
    g, g_out = gradients[:len(ps)], gradients[len(ps):]
    values["gradNorm"] = sum(float(d.norm()) for d in g)
    values["snip"] = sum(float((d * p).abs().sum()) for d, p in zip(g, ps))
    fisher = 0.0
    for a, d in zip(net.outputs, g_out):
        per_channel = (a * d).reshape(a.shape[0], a.shape[1], -1).sum(2)
        fisher += float((per_channel ** 2).mean(0).sum() / 2)
    values["fisher"] = fisher
    flow = sum((d.detach() * d).sum() for d in g)
    values["grasp"] = -sum(float((p * h).sum()) for p, h in zip(ps, torch.autograd.grad(flow, ps)))

    w = leaves(stored, lambda w: w.abs())
    out = Net(config, w, norms=False)(torch.ones(1, *x.shape[1:], dtype=torch.float64)).sum()
    values["synflow"] = sum(float((d * p).sum()) for d, p in zip(torch.autograd.grad(out, scored(w)), scored(w)))

    with torch.no_grad():
        net = Net(config, stored)
        net(x)
        kernel = torch.zeros(len(x), len(x), dtype=torch.float64)
        for on in net.rectified:
            c = on.flatten(1).double()
            for i in range(len(x)):
                kernel[i] += (c == c[i]).sum(1)
        values["naswot"] = float(torch.linalg.slogdet(kernel)[1])

        one, two = Net(config, stored, shortcuts=False), Net(config, stored, shortcuts=False)
        one(x)
        two(x + 0.01 * batch["noise"])
        distance = (one.features - two.features).flatten(1).norm(dim=1).mean()
        values["zenScore"] = float(distance.log() + sum(v.mean().sqrt().log() for v in one.variances))
    print(json.dumps(values))


main()
