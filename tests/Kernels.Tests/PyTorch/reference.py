"""Computes the chains of one JSON file by PyTorch's own layers in double precision and writes what came of them to another; both sides fill
their tensors by the same formula."""
import json
import sys

import torch
import torch.nn as nn

torch.set_num_threads(1)


def fill(seed, *shape):
    n = torch.Size(shape).numel()
    return torch.sin(torch.arange(n, dtype=torch.float64) * 0.7 + seed).mul(0.5).reshape(shape).float()


def layer(inputs, outputs, kernel, stride, groups):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs)


def compute(case):
    images, height, width, channels = case["input"]
    layers, inputs, total = [], channels, 1
    for outputs, kernel, stride, groups in case["layers"]:
        layers.append(layer(inputs, outputs, kernel, stride, groups))
        inputs, total = outputs, total * stride
    everything = layers + ([layer(channels, inputs, 1, total, 1)] if case["shortcut"] == "projection" else [])
    squeezes = []
    if case["squeeze"]:
        of = case["layers"][case["after"]][0]
        squeezes = [nn.Conv2d(of, case["squeeze"], 1), nn.Conv2d(case["squeeze"], of, 1)]

    seed = iter(range(10, 1000))
    with torch.no_grad():
        for conv, norm in everything:
            norm.train(case["training"])
            conv.weight.copy_(fill(next(seed), *conv.weight.shape) * 0.5)
            norm.weight.copy_(fill(next(seed), *norm.weight.shape) * 0.3 + 1)
            norm.bias.copy_(fill(next(seed), *norm.bias.shape) * 0.2)
            norm.running_mean.copy_(fill(next(seed), *norm.running_mean.shape) * 0.1)
            norm.running_var.copy_(fill(next(seed), *norm.running_var.shape) * 0.2 + 1)
        for conv in squeezes:
            conv.weight.copy_(fill(next(seed), *conv.weight.shape))
            conv.bias.copy_(fill(next(seed), *conv.bias.shape) * 0.5)

    # Filled in float32, as the other side does, then computed in double.
    for module in [module for pair in everything for module in pair] + squeezes:
        module.double()
    x = fill(3, images, channels, height, width).double().requires_grad_()
    y = x
    for l, (conv, norm) in enumerate(layers):
        y = norm(conv(y))
        if l < len(layers) - 1:
            y = torch.relu(y)
        if squeezes and l == case["after"]:
            y = y * torch.sigmoid(squeezes[1](torch.relu(squeezes[0](nn.functional.adaptive_avg_pool2d(y, 1)))))
    if case["shortcut"] == "identity":
        y = y + x
    elif case["shortcut"] == "projection":
        y = y + everything[-1][1](everything[-1][0](x))
    if case["relu"]:
        y = torch.relu(y)
    y.backward(fill(4, *y.shape).double())

    results = {"y": y, "x.grad": x.grad}
    for i, (conv, norm) in enumerate(everything):
        results[f"{i}.weight.grad"] = conv.weight.grad
        results[f"{i}.scale.grad"] = norm.weight.grad
        results[f"{i}.shift.grad"] = norm.bias.grad
        results[f"{i}.running_mean"] = norm.running_mean
        results[f"{i}.running_var"] = norm.running_var
        results[f"{i}.num_batches_tracked"] = norm.num_batches_tracked
    for name, conv in zip(("reduce", "expand"), squeezes):
        results[f"{name}.weight.grad"] = conv.weight.grad
        results[f"{name}.bias.grad"] = conv.bias.grad
    return {name: tensor.detach().double().flatten().tolist() for name, tensor in results.items()}


with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump({name: compute(case) for name, case in cases.items()}, file)
