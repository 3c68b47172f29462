"""上报包封面: the signed list of what the package to the college union holds."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the package: its name in the zip and what it is; pages where it is a paper."""

    file_name: str
    title: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class CoverLetter(Paper):
    """The package's cover; ``root`` is the SHA-256 of its contents, 64 hex digits."""

    number: ClassVar[int] = 0
    template: ClassVar[int] = 1
    name: ClassVar[str] = "上报包封面"

    congress: Congress
    addressees: tuple[str, ...]
    issuers: tuple[str, ...]
    files: tuple[PackedFile, ...]
    root: str
    signed_on: date
