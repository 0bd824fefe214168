"""Runs a command and watches what it costs as a whole, children included."""
import os
import subprocess
import threading
import time
from pathlib import Path

INTERVAL = 0.25


class CommandFailed(Exception):
    pass


def run(commands, log, environment=None):
    """Seconds and peak memory in bytes (proportional set size of all their processes) of commands that run at once and succeed."""
    begun = time.perf_counter()
    with open(log, "ab") as output:
        processes = [subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
                     for command in commands]
        peak = [0]
        done = threading.Event()
        watcher = threading.Thread(target=watch, args=([process.pid for process in processes], peak, done))
        watcher.start()
        try:
            codes = [process.wait() for process in processes]
        finally:
            for process in processes:
                if process.poll() is None:
                    process.terminate()
            done.set()
            watcher.join()
    if any(codes):
        raise CommandFailed(f"{' '.join(map(str, commands[0][:3]))} … ended with exit code {max(codes, key=abs)}; see {log}")
    return time.perf_counter() - begun, peak[0]


def watch(roots, peak, done):
    while not done.wait(INTERVAL):
        peak[0] = max(peak[0], sum(memory(pid) for pid in tree(roots)))


def tree(roots):
    pids = list(roots)
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                pids += map(int, thread.read_text().split())
            except OSError:
                continue
    return pids


def memory(pid):
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
