"""torchvision's models on random weights.

usage: torchvision_models.py write FOLDER SIDE MODEL...   NAME.pth (torch.save of the state) and NAME.safetensors with input and logits
       torchvision_models.py check FOLDER MODEL...        loads NAME.back.safetensors strictly and prints the largest difference of the logits
"""
import sys

import torch
import torchvision
from safetensors_file import load, save

torch.set_num_threads(1)


def build(name, state=None):
    model = getattr(torchvision.models, name)(weights=None)
    if state is not None:
        model.load_state_dict(state, strict=True)
    return model.eval()


def randomise(model):
    """Batch norms away from 1 and 0, and logits of some size, so that a swapped or forgotten tensor shows."""
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.uniform_(-0.2, 0.2)
            module.running_mean.uniform_(-0.2, 0.2)
            module.running_var.uniform_(0.5, 1.5)
            module.num_batches_tracked.fill_(7)


def main():
    mode, folder, *rest = sys.argv[1:]
    with torch.no_grad():
        if mode == "write":
            side, names = int(rest[0]), rest[1:]
            for name in names:
                torch.manual_seed(7)
                model = build(name)
                randomise(model)
                images = torch.randn(2, 3, side, side)
                torch.save(model.state_dict(), f"{folder}/{name}.pth")
                save(f"{folder}/{name}.safetensors", {"input": images, "logits": model(images)})
        else:
            for name in rest:
                back, before = load(f"{folder}/{name}.back.safetensors"), load(f"{folder}/{name}.safetensors")
                logits = build(name, back)(before["input"])
                print(name, (logits - before["logits"]).abs().max().item() / before["logits"].abs().max().item())


main()
