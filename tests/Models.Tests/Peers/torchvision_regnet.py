"""Runs a torchvision RegNet on random weights and writes what it computed, for comparison.

usage: torchvision_regnet.py MODEL FOLDER
Writes weights.safetensors and, for mode in eval4, eval9, train4, train9 (of so many images, one after the other),
MODE.safetensors with input, labels, logits, loss, every parameter's gradient (grad.NAME) and every buffer after the
pass (buffer.NAME), and the same computed in double precision (exact.…), which says how far float32 may be off.
"""
import copy
import sys

import torch
import torchvision
from safetensors_file import save


def randomise(model):
    """Batch norms far from 1 and 0, so that swapped or forgotten ones show.

    Their shifts are about +3 or -3: a ReLU's input seldom lies so near to zero that rounding decides whether its gradient passes,
    which would move whole gradients by percents, in PyTorch's own float32 too.
    """
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.uniform_(-0.2, 0.2).add_(6.0 * torch.randint(0, 2, module.bias.shape) - 3)
            module.running_mean.uniform_(-0.2, 0.2)
            module.running_var.uniform_(0.5, 1.5)
    model.fc.weight.data.normal_(0, 0.1)
    model.fc.bias.data.normal_(0, 0.1)


def compute(model, images, labels):
    model.zero_grad()
    logits = model(images)
    loss = torch.nn.functional.cross_entropy(logits, labels)
    loss.backward()
    tensors = {"logits": logits, "loss": loss}
    tensors.update({f"grad.{name}": parameter.grad for name, parameter in model.named_parameters()})
    tensors.update({f"buffer.{name}": buffer for name, buffer in model.named_buffers()})
    return tensors


def run(model, count, path):
    images, labels = torch.randn(count, 3, 64, 64), torch.randint(0, 100, (count,))
    exact = compute(copy.deepcopy(model).double(), images.double(), labels)
    tensors = {"input": images, "labels": labels}
    tensors.update(compute(model, images, labels))
    tensors.update({f"exact.{name}": value.float() for name, value in exact.items()})
    save(path, tensors)


def main():
    name, folder = sys.argv[1:]
    torch.manual_seed(7)
    torch.set_num_threads(1)
    model = getattr(torchvision.models, name)(weights=None, num_classes=100)
    randomise(model)
    save(f"{folder}/weights.safetensors", model.state_dict())
    for count in 4, 9:
        run(model.eval(), count, f"{folder}/eval{count}.safetensors")
    for count in 4, 9:
        run(model.train(), count, f"{folder}/train{count}.safetensors")


main()
