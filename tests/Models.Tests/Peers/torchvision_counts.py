"""Prints the parameter count of torchvision's classification models that this project has presets of."""
import json
import torch
import torchvision

# Values do not matter: without drawing them, a network is made in no time.
for name in ("kaiming_normal_", "kaiming_uniform_", "normal_", "uniform_", "constant_", "trunc_normal_", "zeros_", "ones_"):
    setattr(torch.nn.init, name, lambda tensor, *args, **kwargs: tensor)

NAMES = [
    "vgg11", "vgg13", "vgg16", "vgg19", "vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn",
    "resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "wide_resnet50_2", "wide_resnet101_2",
    "resnext50_32x4d", "resnext101_32x8d", "resnext101_64x4d",
    "regnet_x_400mf", "regnet_x_800mf", "regnet_x_1_6gf", "regnet_x_3_2gf", "regnet_x_8gf", "regnet_x_16gf", "regnet_x_32gf",
    "regnet_y_400mf", "regnet_y_800mf", "regnet_y_1_6gf", "regnet_y_3_2gf", "regnet_y_8gf", "regnet_y_16gf", "regnet_y_32gf",
]
counts = {}
for name in NAMES:
    maker = getattr(torchvision.models, name, None)
    if maker is not None:
        counts[name] = sum(p.numel() for p in maker().parameters())
print(json.dumps(counts))
