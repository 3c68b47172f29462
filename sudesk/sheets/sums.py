"""What a sheet says of its own number of students, held against what was read."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from sudesk.sheets.words import COUNT_CLAIM

_CUTS = 50  # pages that one class may go on over


class Sums:
    """Students, claims and dividing rows of one sheet, noted from top to bottom."""

    def __init__(self) -> None:
        self._students: list[int] = []
        self._beside: list[list[int]] = []
        self._claims: list[tuple[int, int]] = []
        self._cuts: list[int] = []

    def student(self, row: int) -> None:
        """Note a student's row, a refused one too."""
        self._students.append(row)

    def student_beside(self, row: int, group: int) -> None:
        """Note a student's row in one of several column groups."""
        self._students.append(row)
        while len(self._beside) <= group:
            self._beside.append([])
        self._beside[group].append(row)

    def cut(self, row: int) -> None:
        """Note a row that divides the students: a header, a section, a sum."""
        self._cuts.append(row)

    def hear(self, row: int, text: str) -> bool:
        """Note what a row claims; tells whether it claims anything."""
        said = [int(claim.group(1)) for claim in COUNT_CLAIM.finditer(text)]
        self._claims.extend((row, number) for number in said)
        return bool(said)

    def mismatches(self, different: int) -> Iterator[tuple[int, int, int]]:
        """Yield row, number said and number read for claims that hold in no sense, each once.

        A sum may speak of all rows, of those of one block beside others, of the ``different``
        people, or of the rows so far, since a dividing row above it, or down to one below it (a
        class may go on over pages); the sums of blocks side by side may do so together.
        """
        told: set[int] = set()
        together: Counter[int] = Counter()
        for row, said in self._claims:
            together[row] += said
        for row, said in self._claims:
            true = {different}.union(
                *(self._true_counts(row, rows) for rows in (self._students, *self._beside))
            )
            if said not in told and not {said, together[row]} & true:
                told.add(said)
                yield row, said, len(self._students)

    def _true_counts(self, row: int, students: list[int]) -> set[int]:
        """Return all that a sum in a row may rightly say."""
        upper, lower = bisect_left(self._cuts, row), bisect_right(self._cuts, row)
        above = self._cuts[max(upper - _CUTS, 0) : upper]
        below = self._cuts[lower : lower + _CUTS]
        here = bisect_left(students, row)
        return {
            len(students),
            here,
            *(here - bisect_right(students, cut) for cut in above),
            *(bisect_left(students, cut) - here for cut in below),
            len(students) - here,
        }
