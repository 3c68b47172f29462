"""Paper 5, 代表名册: every delegate with delegation, class and standing."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """One delegate; an empty word prints an empty cell, ``core`` None likewise."""

    delegation: str
    name: str
    gender: str
    ethnicity: str
    political: str
    class_group: str
    post: str
    core: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DelegateList(Paper):
    """Paper 5, in the order given."""

    number: ClassVar[int] = 5
    template: ClassVar[int] = 1
    name: ClassVar[str] = "代表名册"

    congress: Congress
    listed_on: date
    rows: tuple[DelegateRow, ...]
