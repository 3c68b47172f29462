"""Two jobs measured in turns, the better time of each, and one line for the ratio.

Times are the processor's, of this process alone: what else runs on the machine does not count.
"""

import time
from collections.abc import Callable

TURNS = 3

Job = Callable[[], object]


def head():
    print("ratio    bar  floor s   job s  what")


def measure(what: str, job: Job, floor: Job, bar: str = "", turns: int = TURNS) -> None:
    """Print how many times the floor's time a job takes."""
    jobs, floors = [], []
    for _ in range(turns):
        floors.append(seconds(floor))
        jobs.append(seconds(job))
    line(what, min(jobs), min(floors), bar)


def line(what: str, job: float, floor: float, bar: str = "") -> None:
    print(f"{job / floor:5.2f} {bar:>6}  {floor:7.3f} {job:7.3f}  {what}")


def seconds(job: Job) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
