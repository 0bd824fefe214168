"""Trains the networks of a list one after another and appends one JSON line for each.

What a user of PyTorch would write: a model, a DataLoader, SGD with a half-period cosine. Called with one network a
process it is a sweep as the RegNet authors run theirs; called with all of them it is one long process, or one of several that share them.
"""
import argparse
import json
import math
import time
from pathlib import Path

import torch
from torch import nn

from anynet import AnyNet
from images import loaders


def train_epoch(model, batches, optimizer, schedule, loss_of, device):
    model.train()
    for pixels, labels in batches:
        pixels, labels = pixels.to(device), labels.to(device)
        optimizer.zero_grad(set_to_none=True)
        loss_of(model(pixels), labels).backward()
        optimizer.step()
        schedule.step()


@torch.no_grad()
def validation_error(model, batches, device):
    model.eval()
    wrong = sum((model(pixels.to(device)).argmax(1) != labels.to(device)).sum().item() for pixels, labels in batches)
    return wrong / len(batches.dataset)


def train(config, settings, batches, seed, device):
    """One network from initial weights to its last epoch; its validation error after every epoch."""
    torch.manual_seed(seed)
    model = AnyNet(config).to(device)
    optimizer = torch.optim.SGD(
        model.parameters(), settings["learningRate"], settings["momentum"],
        nesterov=settings["nesterov"], weight_decay=settings["weightDecay"])
    steps = settings["epochs"] * len(batches[0])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1 + math.cos(math.pi * step / steps)))
    loss_of = nn.CrossEntropyLoss()
    errors = []
    for _ in range(settings["epochs"]):
        train_epoch(model, batches[0], optimizer, schedule, loss_of, device)
        errors.append(validation_error(model, batches[1], device))
    return errors


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", required=True, help="JSON lines: index, config")
    parser.add_argument("--settings", required=True, help="JSON: the experiment's training settings")
    parser.add_argument("--images", required=True, help="the .npz with the images")
    parser.add_argument("--results", required=True, help="JSON lines are appended here")
    parser.add_argument("--claims", required=True, help="folder where processes that share the list mark the networks they take")
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--workers", type=int, default=0, help="processes of each DataLoader")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = json.loads(options.settings)
    batches = loaders(options.images, settings["batchSize"], options.workers)
    with open(options.networks) as networks, open(options.results, "a") as results:
        for line in networks:
            network = json.loads(line)
            try:
                open(Path(options.claims) / str(network["index"]), "x").close()
            except FileExistsError:
                continue
            begun = time.perf_counter()
            errors = train(network["config"], settings, batches, options.seed * 1000 + network["index"], options.device)
            record = {"index": network["index"], "error": errors[-1], "seconds": time.perf_counter() - begun}
            print(json.dumps(record), file=results, flush=True)


if __name__ == "__main__":
    main()
