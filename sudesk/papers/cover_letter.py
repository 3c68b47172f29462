"""上报包封面: the signed list of what the package to the college union holds."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.closing import sealed
from sudesk.papers.faces import Face
from sudesk.papers.pen import MM, THICK, Pen
from sudesk.papers.prose import annex, attachments, paragraph, salutation
from sudesk.papers.sheet import AREA, SLOT, Flow, Strip, baseline, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import title
from sudesk.papers.typesetting import phrase

_COLUMNS = (
    Column("序号", 12),
    Column("内容", 66, "left"),
    Column("文件名", 60, "left"),
    Column("页数", 18, "figure"),
)
_LIST = "文件清单"
_CODE = 15.0
_CODE_BOX = 10 * MM


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

    def compose(self) -> Flow:
        """Set the letter with the code to compare and the seals, then the list of files."""
        return Flow(
            (
                title(("关于报送", *self.congress.units, "材料的函")),
                *salutation(self.addressees),
                *paragraph(
                    f"现将{self.congress.title}的材料报送你们，共{len(self.files)}个文件，请查收。"
                ),
                *paragraph(
                    "除本函和校验清单外全部文件的校验码如下，请与核验时显示的8组逐组核对。"
                    "任何文件的内容、名称有改动，或者文件有增减，校验码都会不同。"
                ),
                _code(root_groups(self.root)),
                gap(SLOT, tied=True),
                *tie(attachments((_LIST,))),
                sealed(self.issuers, self.signed_on),
                *annex("附件", (_LIST,)),
                *Table(_COLUMNS, 11, 11, 7.6, 8.5).strips(self._rows()),
            )
        )

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(
                (
                    str(number),
                    file.title,
                    file.file_name,
                    "—" if file.pages is None else str(file.pages),
                )
            )
            for number, file in enumerate(self.files, start=1)
        )


def root_groups(root: str) -> tuple[str, ...]:
    """Return the first 32 hex digits of a root as the 8 groups of 4 that people compare."""
    return tuple(root[i : i + 4].upper() for i in range(0, 32, 4))


def _code(groups: tuple[str, ...]) -> Strip:
    """Frame the groups on one line, each on a place of its own."""
    share = AREA / len(groups)

    def draw(pen: Pen, x: float, top: float) -> None:
        top += 2 * MM
        for y in (top, top + _CODE_BOX):
            pen.rule(x, y, x + AREA, y, THICK)
        for edge in (x, x + AREA):
            pen.rule(edge, top, edge, top + _CODE_BOX, THICK)
        for i, group in enumerate(groups):
            line = phrase(group, Face.BODY, _CODE)
            centre = x + (i + 0.5) * share
            pen.text(line.runs, centre - line.width / 2, baseline(top, _CODE_BOX, _CODE))

    return Strip(_CODE_BOX + 2 * MM, draw, tied=True)
