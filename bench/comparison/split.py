"""The images Explorer trains and validates on, laid out for the PyTorch program: same images, same normalisation."""
import hashlib
import os
import struct
from pathlib import Path

import numpy

MASK = (1 << 64) - 1
IMAGE = 3 * 32 * 32


def find_cifar10(folder):
    """The folder with CIFAR-10's binary batches."""
    places = [Path(folder)] if folder else [
        *([Path(os.environ["EXPLORER_DATA"])] if "EXPLORER_DATA" in os.environ else []),
        Path.home() / ".cache/explorer/datasets"]
    for place in places:
        for candidate in (place, place / "cifar10", place / "cifar-10-batches-bin"):
            if (candidate / "data_batch_1.bin").exists():
                return candidate
    raise SystemExit("compare: CIFAR-10 is not here; type: ./explorer data fetch cifar10")


def write_images(folder, data, path):
    """Writes training and validation images as .npz, as Explorer splits them: a seeded order, validation first."""
    records = numpy.concatenate([
        numpy.fromfile(folder / f"data_batch_{batch}.bin", numpy.uint8).reshape(-1, 1 + IMAGE) for batch in range(1, 6)])
    order = permutation(len(records), derive(data.get("seed", 1), "split", 0))
    validation = records[order[:data["validation"]]]
    train = records[order[data["validation"]:data["validation"] + data["train"]]]
    planes = train[:, 1:].reshape(-1, 3, 32 * 32).astype(numpy.float64) / 255
    numpy.savez(
        path,
        train_pixels=train[:, 1:].reshape(-1, 3, 32, 32), train_labels=train[:, 0],
        validation_pixels=validation[:, 1:].reshape(-1, 3, 32, 32), validation_labels=validation[:, 0],
        mean=planes.mean((0, 2)).astype(numpy.float32), deviation=planes.std((0, 2)).astype(numpy.float32))


def derive(seed, purpose, index):
    """Explorer's derivation of seeds: SHA-256 over seed, index and purpose."""
    digest = hashlib.sha256(struct.pack("<Qq", seed, index) + purpose.encode()).digest()
    return struct.unpack("<Q", digest[:8])[0]


def permutation(count, seed):
    """Fisher and Yates over SplitMix64 with Lemire's bounded draws, as Explorer shuffles."""
    order, state = [0] * count, seed
    for i in range(count):
        bound = i + 1
        while True:
            state = (state + 0x9E3779B97F4A7C15) & MASK
            z = state
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            product = (z ^ (z >> 31)) * bound
            if product & MASK >= (1 << 64) % bound:
                break
        j = product >> 64
        order[i] = order[j]
        order[j] = i
    return order
