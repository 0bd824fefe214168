"""Whether two ways of training give the same errors: the same networks, so differences are taken network by network."""
import numpy

RESAMPLES = 10_000


def mean_interval(values, generator):
    """95 % percentile bootstrap interval of a mean."""
    values = numpy.asarray(values)
    draws = values[generator.integers(0, len(values), (RESAMPLES, len(values)))].mean(1)
    return numpy.percentile(draws, [2.5, 97.5])


def paired_permutation(a, b, generator):
    """p of the mean difference when every network's two errors may be exchanged."""
    differences = numpy.asarray(b) - numpy.asarray(a)
    signs = generator.choice([-1.0, 1.0], (RESAMPLES, len(differences)))
    hits = (numpy.abs((signs * differences).mean(1)) >= abs(differences.mean()) - 1e-12).sum()
    return (1 + hits) / (1 + RESAMPLES)


def kolmogorov_smirnov(a, b):
    """Largest distance between two error distribution functions."""
    grid = numpy.concatenate([a, b])
    below = [numpy.searchsorted(numpy.sort(errors), grid, side="right") / len(errors) for errors in (a, b)]
    return numpy.abs(below[0] - below[1]).max()


def edf_permutation(a, b, generator):
    """p of the Kolmogorov-Smirnov distance when every network's two errors may be exchanged."""
    pairs = numpy.stack([a, b])
    observed = kolmogorov_smirnov(*pairs)
    hits = 0
    for swap in generator.random((RESAMPLES // 5, pairs.shape[1])) < 0.5:
        hits += kolmogorov_smirnov(*numpy.where(swap, pairs[::-1], pairs)) >= observed - 1e-12
    return observed, (1 + hits) / (1 + RESAMPLES // 5)
