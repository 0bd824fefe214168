"""What the comparison found, as Markdown."""
import numpy

from . import statistics


def render(ways, outcomes, experiment, generator):
    """Two tables: what each way costs, and whether its errors are Explorer's."""
    return "\n".join([*costs(ways, outcomes, experiment), "", *errors(ways, outcomes, generator)])


def costs(ways, outcomes, experiment):
    images = experiment["training"]["epochs"] * experiment["data"]["train"]
    yield "| way | networks | networks/h | training images/s | peak memory | Explorer's ratio (least to most of the rounds) |"
    yield "|---|---|---|---|---|---|"
    explorer = outcomes.get("Explorer")
    for way in ways:
        rounds = outcomes[way.name]
        networks = sum(len(work.errors) for work in rounds)
        seconds = sum(work.seconds for work in rounds)
        ratio = "–"
        if explorer and way.name != "Explorer":
            ratios = [theirs.seconds / ours.seconds for theirs, ours in zip(rounds, explorer)]
            ratio = f"{seconds / sum(work.seconds for work in explorer):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        yield (f"| {way.name} | {networks} | {3600 * networks / seconds:,.0f} | {images * networks / seconds:,.0f} "
               f"| {max(work.peak_bytes for work in rounds) / 2**20:,.0f} MiB | {ratio} |")


def errors(ways, outcomes, generator):
    """Every way against Explorer, network by network: those by TorchSharp share its weights and batches, those by PyTorch only the networks."""
    yield "| way | validation error: least, median, mean (95 % interval) | Explorer's mean less this (95 % interval) | p, exchanged pairs | EDF distance, p |"
    yield "|---|---|---|---|---|"
    reference = in_order(outcomes["Explorer"]) if "Explorer" in outcomes else None
    for way in ways:
        values = in_order(outcomes[way.name])
        low, high = statistics.mean_interval(values, generator)
        line = f"| {way.name} | {values.min():.1%}, {numpy.median(values):.1%}, {values.mean():.1%} ({low:.1%} to {high:.1%}) |"
        if reference is None or way.name == "Explorer":
            yield line + " – | – | – |"
            continue
        low, high = statistics.mean_interval(reference - values, generator)
        distance, p = statistics.edf_permutation(values, reference, generator)
        yield (line + f" {(reference - values).mean():+.2%} ({low:+.2%} to {high:+.2%}) | {statistics.paired_permutation(values, reference, generator):.2f} "
               f"| {distance:.2f}, {p:.2f} |")


def in_order(rounds):
    """All errors, in the order of rounds and networks, which is the same for every way."""
    return numpy.array([work.errors[index] for work in rounds for index in sorted(work.errors)])
