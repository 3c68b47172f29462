"""How a ballot stands in the file: one sign for each candidate in ballot order."""

from collections.abc import Sequence
from random import Random
from typing import Any, Protocol

from sudesk.errors import SudeskError
from sudesk.rules.voting import Ballot, squash
from sudesk.terms import Mark

_SIGNS = {Mark.APPROVE: "o", Mark.OPPOSE: "x", Mark.ABSTAIN: "-"}
_MARKS = {sign: mark for mark, sign in _SIGNS.items()}


class BallotRow(Protocol):
    """A row of any of the tables that hold ballots."""

    marks: Any
    write_ins: Any
    void: Any


def read(row: BallotRow, names: Sequence[str]) -> Ballot:
    """Return the ballot of a row."""
    marks = {name: _MARKS[sign] for name, sign in zip(names, row.marks, strict=True) if sign != "-"}
    return Ballot(marks, tuple(row.write_ins), row.void)


def written(ballot: Ballot, names: Sequence[str]) -> dict[str, Any]:
    """Return the columns of a ballot; raises SudeskError for a name that is not on it."""
    if strangers := set(ballot.marks) - set(names):
        raise SudeskError(f"{'、'.join(sorted(strangers))}不在选票上。")
    return {
        "marks": "".join(_SIGNS[ballot.marks.get(name, Mark.ABSTAIN)] for name in names),
        "write_ins": [squash(name) for name in ballot.write_ins if squash(name)],
        "void": (ballot.void or "").strip() or None,
    }


def keys(source: Random, number: int, taken: Sequence[int]) -> list[int]:
    """Draw so many random keys that nobody has, in the order in which rows are to be written.

    Rows lie in a file as they were written: in the order of their keys they tell nothing else.
    """
    used, drawn = set(taken), set[int]()
    while len(drawn) < number:
        key = source.getrandbits(62)
        if key not in used:
            drawn.add(key)
    return sorted(drawn)
