"""AnyNet as PyTorch users write it: stem, stages of bottleneck blocks, pooled linear head."""
import math

from torch import nn


def conv_norm(inputs, outputs, kernel, stride=1, groups=1):
    return [
        nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]


class Bottleneck(nn.Module):
    """1x1, grouped and strided 3x3, 1x1; a 1x1 shortcut where the shape changes."""

    def __init__(self, inputs, outputs, stride, ratio, group_width):
        super().__init__()
        inner = round(outputs / ratio)
        self.residual = nn.Sequential(
            *conv_norm(inputs, inner, 1), nn.ReLU(inplace=True),
            *conv_norm(inner, inner, 3, stride, inner // group_width), nn.ReLU(inplace=True),
            *conv_norm(inner, outputs, 1))
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else nn.Sequential(*conv_norm(inputs, outputs, 1, stride))
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.relu(self.shortcut(x) + self.residual(x))


class AnyNet(nn.Module):
    """The network of one model config (family anynet, stem cifar, block bottleneck)."""

    def __init__(self, config):
        super().__init__()
        width = config["stem"]["width"]
        layers = [*conv_norm(config["input"]["channels"], width, 3), nn.ReLU(inplace=True)]
        for stage in config["stages"]:
            for block in range(stage["depth"]):
                stride = stage["stride"] if block == 0 else 1
                layers.append(Bottleneck(width, stage["width"], stride, stage["bottleneckRatio"], stage["groupWidth"]))
                width = stage["width"]
        self.body = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, config["classes"]))
        self.apply(initialise)

    def forward(self, x):
        return self.head(self.body(x))


def initialise(module):
    """The RegNet authors' initial weights."""
    if isinstance(module, nn.Conv2d):
        fan_out = module.kernel_size[0] * module.kernel_size[1] * module.out_channels
        nn.init.normal_(module.weight, 0, math.sqrt(2 / fan_out))
    elif isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, 0, 0.01)
        nn.init.zeros_(module.bias)
