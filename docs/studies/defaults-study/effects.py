#!/usr/bin/python3
"""The tables of this study, from results.jsonl.gz: what each drawn setting does, and the chosen settings on fresh networks. Needs numpy.

One least-squares regression a data set of the error in points, over the four spaces: an intercept a space, the settings, and depth and FLOPs.
Intervals are 95 % with HC3 standard errors and Student's t, since bad settings scatter more than good ones.
"""
import gzip
import json
from pathlib import Path

import numpy

SPACES = ("a", "c", "d", "regnetx")
MIDDLE_DEPTH, MIDDLE_RATE, MIDDLE_BATCH, MIDDLE_DECAY, MIDDLE_FLOPS = 12, 0.1, 64, 1e-4, 2.5e6
T_95 = {80: 1.990, 39: 2.023, 9: 2.262}


def trials():
    with gzip.open(Path(__file__).with_name("results.jsonl.gz"), "rt") as lines:
        return [record["value"] for record in map(json.loads, lines) if record["type"] == "trial" and record["value"]["error"] is not None]


def depth(trial):
    config = trial["config"]
    return sum(stage["depth"] for stage in config["stages"]) if "stages" in config else config["depth"]


def column(trial):
    settings = trial["training"]
    deep = (depth(trial) - MIDDLE_DEPTH) / 10
    rate = numpy.log2(settings["learningRate"] / MIDDLE_RATE)
    batch = numpy.log2(settings["batchSize"] / MIDDLE_BATCH)
    return {
        "learning rate doubled, at 0.1": rate,
        "its curvature (rate doubled, squared)": rate**2,
        "batch doubled": batch,
        "rate and batch doubled together, beyond both": rate * batch,
        "an epoch of warm-up": settings["warmupEpochs"],
        "weight decay times 10": numpy.log10(settings["weightDecay"] / MIDDLE_DECAY),
        "label smoothing of 0.1": 10 * settings["labelSmoothing"],
        "last norms zero at first, at 12 blocks": float(settings["zeroInitFinalGamma"]),
        "crop padding of 1/8 instead of none": 8 * settings.get("cropPadding", 0.125),
        "norms taken anew over 1,024 images": float(settings.get("preciseNormImages", 0) > 0),
        "ten blocks more": deep,
        "ten blocks more, by last norms zero at first": deep * (settings["zeroInitFinalGamma"] - 0.5),
        "ten blocks more, by an epoch of warm-up": deep * (settings["warmupEpochs"] - 0.5),
        "ten blocks more, by a doubled rate": deep * rate,
        "FLOPs doubled": numpy.log2(trial["complexity"]["flops"] / MIDDLE_FLOPS),
    }


def effects(every, data):
    """Of each column: the estimate and its half-width, in points."""
    chosen = [trial for trial in every if trial["experiment"] in {f"defaults-{space}-{data}" for space in SPACES}]
    columns = [{**{space: trial["experiment"] == f"defaults-{space}-{data}" for space in SPACES}, **column(trial)} for trial in chosen]
    names = list(columns[0])
    design = numpy.array([[row[name] for name in names] for row in columns], float)
    errors = numpy.array([100 * trial["error"] for trial in chosen])
    inverse = numpy.linalg.inv(design.T @ design)
    slopes = inverse @ design.T @ errors
    left = (errors - design @ slopes) / (1 - numpy.einsum("ij,jk,ik->i", design, inverse, design))
    half = T_95[80] * numpy.sqrt(numpy.diag(inverse @ (design.T * left**2) @ design @ inverse))
    return len(chosen), {name: (slopes[i], half[i]) for i, name in enumerate(names) if name not in SPACES}


def paired(every, data, spaces):
    """Mean errors by the old and by the new settings in points, their difference and its half-width, and how many networks got better."""
    of = {(trial["experiment"], trial["index"]): 100 * trial["error"] for trial in every}
    pairs = numpy.array([(error, of[f"new{name[3:]}", index]) for (name, index), error in sorted(of.items()) if name in {f"old-{space}-{data}" for space in spaces}])
    difference = pairs[:, 1] - pairs[:, 0]
    half = T_95[len(pairs) - 1] * difference.std(ddof=1) / numpy.sqrt(len(pairs))
    return [*pairs.mean(0), difference.mean(), half, int((difference < 0).sum()), len(pairs)]


def main():
    every = trials()
    (count, shapes), (_, cifar) = effects(every, "shapes"), effects(every, "cifar10")
    print(f"| setting | shapes, points ({count} networks) | CIFAR-10, points |\n|---|---:|---:|")
    for name in shapes:
        cells = [f"{'**' if abs(value) > half else ''}{value:+.1f} ({value - half:+.1f} to {value + half:+.1f}){'**' if abs(value) > half else ''}" for value, half in (shapes[name], cifar[name])]
        print(f"| {name} | {' | '.join(cells)} |")
    print("\n| data | space | before | after | difference, points | better |\n|---|---|---:|---:|---:|---:|")
    for data in ("shapes", "cifar10"):
        for spaces in [(space,) for space in SPACES] + [SPACES]:
            before, after, difference, half, better, of = paired(every, data, spaces)
            print(f"| {data} | {spaces[0] if len(spaces) == 1 else 'all four'} | {before:.1f} % | {after:.1f} % | {difference:+.1f} ({difference - half:+.1f} to {difference + half:+.1f}) | {better} of {of} |")


main()
