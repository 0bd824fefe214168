"""Runs a torchvision RegNet on random weights and writes what it computed, for comparison.

usage: torchvision_regnet.py MODEL FOLDER
Writes weights.safetensors and, for mode in eval, train, MODE.safetensors with input, labels, logits, loss,
every parameter's gradient (grad.NAME) and every buffer after the pass (buffer.NAME).
"""
import json
import struct
import sys

import torch
import torchvision

DTYPES = {torch.float32: "F32", torch.int64: "I64"}


def save(path, tensors):
    """Writes a safetensors file byte by byte, without the library of that name."""
    header, blobs, offset = {}, [], 0
    for name, tensor in tensors.items():
        blob = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def randomise(model):
    """Batch norms far from 1 and 0, so that swapped or forgotten ones show."""
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.uniform_(-0.2, 0.2)
            module.running_mean.uniform_(-0.2, 0.2)
            module.running_var.uniform_(0.5, 1.5)
    model.fc.weight.data.normal_(0, 0.1)
    model.fc.bias.data.normal_(0, 0.1)


def run(model, images, labels, path):
    model.zero_grad()
    logits = model(images)
    loss = torch.nn.functional.cross_entropy(logits, labels)
    loss.backward()
    tensors = {"input": images, "labels": labels, "logits": logits, "loss": loss}
    tensors.update({f"grad.{name}": parameter.grad for name, parameter in model.named_parameters()})
    tensors.update({f"buffer.{name}": buffer for name, buffer in model.named_buffers()})
    save(path, tensors)


def main():
    name, folder = sys.argv[1:]
    torch.manual_seed(7)
    torch.set_num_threads(1)
    model = getattr(torchvision.models, name)(weights=None, num_classes=100)
    randomise(model)
    images, labels = torch.randn(4, 3, 64, 64), torch.randint(0, 100, (4,))
    save(f"{folder}/weights.safetensors", model.state_dict())
    run(model.eval(), images, labels, f"{folder}/eval.safetensors")
    run(model.train(), images, labels, f"{folder}/train.safetensors")


main()
