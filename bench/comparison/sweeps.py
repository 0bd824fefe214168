"""The ways of training a list of networks that are compared."""
import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from . import watch

BENCH = Path(__file__).resolve().parent.parent
PYTHON = "/usr/bin/python3"


def slug(name):
    """A name as files and experiments may have it."""
    return "-".join(re.findall("[a-z0-9]+", name.lower()))


@dataclass(frozen=True)
class Round:
    """Some networks, to be trained by each way in turn."""

    number: int
    networks: list  # {"index", "config"}
    seed: int
    folder: Path

    def write(self, name, lines):
        path = self.folder / f"{name}-{self.number}.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return path

    def remember(self, way, outcome):
        """Keeps what a way has cost, so that an interrupted comparison goes on."""
        self.outcome_file(way).write_text(json.dumps(asdict(outcome)))
        return outcome

    def recall(self, way):
        """What a way cost in an earlier comparison with this folder, or None."""
        if not self.outcome_file(way).exists():
            return None
        kept = json.loads(self.outcome_file(way).read_text())
        return Outcome(kept["seconds"], kept["peak_bytes"], {int(index): error for index, error in kept["errors"].items()})

    def outcome_file(self, way):
        return self.folder / f"{slug(way.name)}-{self.number}.outcome"


@dataclass(frozen=True)
class Outcome:
    """What a way has cost in one round, and what came out."""

    seconds: float
    peak_bytes: int
    errors: dict  # by the network's index


class PyTorchSweep:
    """The plain PyTorch program: one network a process, or all networks in one or several processes that share the cores."""

    def __init__(self, name, experiment, images, cores, workers, processes=1, one_network=False):
        self.name, self.processes, self.one_network, self.workers = name, processes, one_network, workers
        self.threads = cores // processes
        self.settings, self.images = json.dumps(experiment["training"]), images

    def train(self, work):
        results = work.folder / f"{slug(self.name)}-{work.number}.results"
        results.unlink(missing_ok=True)
        claims = work.folder / f"{slug(self.name)}-{work.number}.claims"
        shutil.rmtree(claims, ignore_errors=True)
        claims.mkdir()
        seconds, peak = 0.0, 0
        for networks in [[network] for network in work.networks] if self.one_network else [work.networks]:
            path = work.write("networks", networks)
            command = [
                PYTHON, BENCH / "pytorch/train.py", "--networks", path, "--settings", self.settings, "--images", self.images,
                "--results", results, "--claims", claims, "--threads", str(self.threads), "--workers", str(self.workers), "--seed", str(work.seed),
            ]
            took, used = watch.run([command] * self.processes, work.folder / "pytorch.log", {"OMP_NUM_THREADS": str(self.threads)})
            seconds, peak = seconds + took, max(peak, used)
        records = map(json.loads, results.read_text().splitlines())
        return Outcome(seconds, peak, {record["index"]: record["error"] for record in records})


class ExplorerSweep:
    """`explorer run` of the networks, a worker of one thread on every core."""

    def __init__(self, name, experiment, cores, data, precision="float32", kernels="fast"):
        self.name, self.experiment, self.cores, self.data = name, experiment, cores, data
        self.precision, self.kernels = precision, kernels

    def train(self, work):
        label = f"{slug(self.name)}-{work.number}"
        configs = work.write(label, [network["config"] for network in work.networks])
        file = work.folder / f"{label}.json"
        file.write_text(json.dumps({
            **self.experiment, "name": label, "space": {"configs": configs.name},
            "sample": {"count": len(work.networks), "seed": work.seed * 1000 + work.number},
            "training": {**self.experiment["training"], "precision": self.precision}}))
        store = work.folder / f"{label}.db"
        explorer = BENCH.parent / "explorer"
        data = ["--data", str(self.data)] if self.data else []
        seconds, peak = watch.run(
            [[explorer, "run", file, "--store", store, "--out", work.folder, "--jobs", str(self.cores), *data]],
            work.folder / "explorer.log", {"EXPLORER_KERNELS": self.kernels})
        listing = work.folder / f"{label}.trials"
        listing.unlink(missing_ok=True)
        watch.run([[explorer, "trials", label, "--store", store, "--json"]], listing)
        trials = [json.loads(line) for line in listing.read_text().splitlines() if line.startswith("{")]
        return Outcome(seconds, peak, {work.networks[trial["index"]]["index"]: trial["error"] for trial in trials})
