"""The choice of whom the roll shows: everybody, one standing, or those who share a name."""

from collections import Counter
from collections.abc import Sequence

from sudesk.services.roll import StudentRow
from sudesk.terms import Status

NAMESAKES = "namesakes"


def standings(rows: Sequence[StudentRow]) -> list[tuple[str, object]]:
    """Return the choices in words with their numbers, and as what is meant (None for all)."""
    counts = Counter(row.status for row in rows)
    choices: list[tuple[str, object]] = [("全部状态", None)]
    choices += [
        (f"{status.label} {counts[status]} 人", status) for status in Status if counts[status]
    ]
    alike = len(namesakes(rows))
    return choices + ([(f"同班同名 {alike} 人", NAMESAKES)] if alike else [])


def namesakes(rows: Sequence[StudentRow]) -> list[StudentRow]:
    """Return those of one class with one name, side by side."""
    times = Counter((row.class_name, row.name) for row in rows)
    found = [row for row in rows if times[row.class_name, row.name] > 1]
    return sorted(found, key=lambda row: (row.class_name, row.name, row.student_no))
