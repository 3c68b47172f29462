"""Print how long the program's large jobs take, each as a ratio to its floor.

Run by ``python3 dev.py bench``. Machines are noisy: each pair is measured in turns and the best of
each side counts.
"""

import random

from sudesk.rules.voting import Ballot, Contest, Rule, tally
from sudesk.terms import Mark
from tests.bench import papers, rosters
from tests.bench.measuring import head, measure


def main() -> None:
    """Run every measure and print one line for each."""
    head()
    rosters.main()
    papers.main()
    contest, ballots = _ballots(100_000, 30)
    measure(
        "tally 100,000 ballots of 30 names / bare loop over the marks",
        lambda: tally(contest, Rule(), ballots),
        lambda: _bare_loop(ballots),
    )


def _ballots(number: int, names: int) -> tuple[Contest, list[Ballot]]:
    source = random.Random(1)
    candidates = tuple(f"候选人{place}" for place in range(names))
    marks = list(Mark)
    ballots = [Ballot({name: source.choice(marks) for name in candidates}) for _ in range(number)]
    return Contest("bench", names, candidates), ballots


def _bare_loop(ballots: list[Ballot]) -> int:
    approvals = 0
    for ballot in ballots:
        for mark in ballot.marks.values():
            if mark is Mark.APPROVE:
                approvals += 1
    return approvals


if __name__ == "__main__":
    main()
