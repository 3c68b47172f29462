"""The measures of a ballot, cut 1, 2 or 4 from a sheet of A4."""

from dataclasses import dataclass
from math import ceil
from typing import Literal

PerSheet = Literal[1, 2, 4]


@dataclass(frozen=True, slots=True)
class Columns:
    """How many columns a band has, their width in mm, and the number of bands."""

    each: int
    width: float
    bands: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The measures of one ballot in mm from its own top left, type in points.

    ``congress``, ``title`` and ``order`` are size and baseline of the three lines over the table,
    ``label`` the width of its first column, ``head``, ``signs`` and ``names`` the heights of its
    rows, ``narrowest`` the least width of a column. The table may reach down to ``lowest``, so
    that the legend (size and pitch) and the seal stay clear of it; the seal's centre stands at x
    and so far below the table.
    """

    width: float
    height: float
    left: float
    congress: tuple[float, float]
    title: tuple[float, float]
    order: tuple[float, float]
    top: float
    label: float
    head: float
    signs: float
    names: float
    narrowest: float
    lowest: float
    head_size: float
    name_size: float
    legend: tuple[float, float]
    legend_width: float
    seal: tuple[float, float]
    issuer_size: float

    @property
    def right(self) -> float:
        """The table's right edge."""
        return self.width - self.left

    @property
    def band(self) -> float:
        """The height of one band of columns."""
        return self.head + self.signs + self.names

    def columns(self, total: int) -> Columns | None:
        """Share so many columns out to as few bands as hold them; None where they do not fit."""
        room = self.right - self.left - self.label
        bands = ceil(total / int(room / self.narrowest))
        if self.top + bands * self.band > self.lowest + 0.01:
            return None
        each = ceil(total / bands)
        return Columns(each, room / each, bands)


CUTS: dict[int, Cut] = {
    1: Cut(
        width=210, height=297, left=16,
        congress=(18, 26), title=(26, 38), order=(14, 48),
        top=53, label=12, head=7.5, signs=14, names=33, narrowest=9.4, lowest=217,
        head_size=12, name_size=16, legend=(11, 17), legend_width=124,
        seal=(166, 25), issuer_size=12,
    ),
    2: Cut(
        width=210, height=148.5, left=16,
        congress=(16, 20), title=(22, 29.5), order=(12, 38),
        top=42, label=12, head=7.5, signs=15, names=33, narrowest=9.4, lowest=97.5,
        head_size=11, name_size=16, legend=(10.5, 17), legend_width=128,
        seal=(171, 23.5), issuer_size=10.5,
    ),
    4: Cut(
        width=105, height=148.5, left=8,
        congress=(11, 13), title=(15, 20), order=(9.5, 26),
        top=29, label=8, head=5.5, signs=10, names=22, narrowest=7, lowest=66.5,
        head_size=8.5, name_size=12.5, legend=(8, 11.5), legend_width=89,
        seal=(76, 57.5), issuer_size=8,
    ),
}  # fmt: skip
