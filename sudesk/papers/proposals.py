"""Paper 20, 提案登记表, 提案汇总表, 提案答复单: what delegates ask for, and what became of it.

One matter, one proposal. What is not known leaves its cell to be filled in by hand.
"""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.boxes import Cell, choices, opinion, passage, row
from sudesk.papers.closing import Signer, signature_row
from sudesk.papers.pen import MM
from sudesk.papers.prose import note
from sudesk.papers.sheet import AREA, Flow, gap, tie
from sudesk.papers.tables import Column, Row, Table
from sudesk.papers.titles import caption, title

CATEGORIES = ("教育教学", "成长成才", "生活服务", "权益维护", "其他")
VERDICTS = ("立案", "作为意见建议", "不立案", "并案")
JUDGEMENTS = ("满意", "基本满意", "不满意")
_WIDE = 225 * MM
_ROW = 9.5
_BLANK_ROWS = 14
_COLUMNS = (
    Column("序号", 11),
    Column("编号", 18),
    Column("案　由", 48, "left"),
    Column("类　别", 22),
    Column("提案人", 24, "name"),
    Column("附议人", 28, "left"),
    Column("审查意见", 24),
    Column("承办部门", 24),
    Column("答复和评价", 26),
)


@dataclass(frozen=True, slots=True)
class ProposalForm(Paper):
    """Paper 20, 提案登记表; ``seconders`` are those who second, ``needed`` how many it takes."""

    number: ClassVar[int] = 20
    template: ClassVar[int] = 1
    name: ClassVar[str] = "提案登记表"

    congress: Congress
    serial: str = ""
    title: str = ""
    category: str = ""
    proposer: str = ""
    class_group: str = ""
    delegation: str = ""
    seconders: tuple[str, ...] = ()
    needed: int = 2
    reason: str = ""
    wish: str = ""
    verdict: str = ""

    def compose(self) -> Flow:
        """Set the proposal, its reason and wish, and the box of those who review it."""
        key = object()
        hint = (
            f"一事一案。提案须有附议人{self.needed}名以上，请写明情况、理由和具体建议，"
            "由提案人和附议人签名。"
        )
        return Flow(
            (
                title((*self.congress.units, self.name), on_grid=False),
                gap(5 * MM, tied=True),
                row(_labelled(("案由", self.title, 60), ("编号", self.serial, 14)), 12, key),
                row((_label("类别"), Cell(choices(CATEGORIES, self.category), 84)), _ROW, key),
                row(
                    _labelled(
                        ("提案人", self.proposer, 20),
                        ("班级", self.class_group, 26),
                        ("代表团", self.delegation, 18),
                    ),
                    _ROW,
                    key,
                ),
                row((_label("附议人"), Cell("、".join(self.seconders), 84)), 12, key),
                passage("情况\n和理由", self.reason, 66, key),
                passage("具体\n建议", self.wish, 56, key),
                opinion(
                    "审查\n意见",
                    "提案组组长（签字）",
                    28,
                    key,
                    text=choices(VERDICTS, self.verdict),
                ),
                gap(2 * MM, tied=True),
                *note(hint, size=10, pitch=16, width=AREA, indent=0),
            )
        )


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal as the summary lists it."""

    serial: str
    title: str
    category: str
    proposer: str
    seconders: str
    verdict: str
    office: str
    reply: str


@dataclass(frozen=True, slots=True)
class ProposalSummary(Paper):
    """Paper 20, 提案汇总表, on wide pages."""

    number: ClassVar[int] = 20
    template: ClassVar[int] = 1
    name: ClassVar[str] = "提案汇总表"

    congress: Congress
    rows: tuple[ProposalLine, ...] = ()

    @property
    def heading(self) -> str:
        """The title over the table."""
        return f"{self.congress.title}{self.name}"

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the heads of the columns and the rows."""
        heads = tuple(column.head.replace("　", "") for column in _COLUMNS)
        return heads, tuple(_cells(number, one) for number, one in enumerate(self.rows, 1))

    def compose(self) -> Flow:
        """Set the list, or an empty one."""
        rows = [Row(cells) for cells in self.table()[1]] or [Row(("",) * len(_COLUMNS))] * (
            _BLANK_ROWS
        )
        count = f"共{len(self.rows)}件" if self.rows else "共　　件"
        return Flow(
            (
                title((*self.congress.units, self.name), _WIDE, on_grid=False),
                caption(("提案工作组",), (count,), _WIDE),
                *tie(Table(_COLUMNS, 10.5, 11, 7.4, 8.5, name_size=11).strips(rows), lines=3),
                signature_row((Signer("填表人"), Signer("提案组组长")), _WIDE),
            ),
            lying=True,
        )


@dataclass(frozen=True, slots=True)
class ProposalReply(Paper):
    """Paper 20, 提案答复单; ``judgement`` is what the proposer thinks of the answer."""

    number: ClassVar[int] = 20
    template: ClassVar[int] = 1
    name: ClassVar[str] = "提案答复单"

    congress: Congress
    serial: str = ""
    title: str = ""
    proposer: str = ""
    class_group: str = ""
    office: str = ""
    answer: str = ""
    judgement: str = ""

    def compose(self) -> Flow:
        """Set the proposal, the answer to it, and what the proposer says of the answer."""
        key = object()
        return Flow(
            (
                title((*self.congress.units, self.name), on_grid=False),
                gap(5 * MM, tied=True),
                row(_labelled(("案由", self.title, 60), ("编号", self.serial, 14)), 12, key),
                row(
                    _labelled(("提案人", self.proposer, 30), ("班级", self.class_group, 44)),
                    _ROW,
                    key,
                ),
                row((_label("承办部门"), Cell(self.office, 84)), _ROW, key),
                passage("答复\n内容", self.answer, 92, key),
                opinion("承办\n部门", "负责人（签字、盖章）", 26, key),
                opinion(
                    "提案人\n评价", "提案人（签字）", 28, key,
                    text=choices(JUDGEMENTS, self.judgement),
                ),
                opinion("学生会\n意见", "（盖章）", 24, key),
            )
        )  # fmt: skip


def _label(text: str) -> Cell:
    return Cell(text, 16, label=True)


def _labelled(*fields: tuple[str, str, float]) -> tuple[Cell, ...]:
    """Set labels with their values; the first label as wide as the labels of boxes."""
    cells: list[Cell] = []
    for place, (label, value, share) in enumerate(fields):
        cells.append(Cell(label, 16 if place == 0 else 10, label=True))
        cells.append(Cell(value, share, align="name" if label == "提案人" else "centre"))
    return tuple(cells)


def _cells(number: int, one: ProposalLine) -> tuple[str, ...]:
    lead = (str(number), one.serial, one.title, one.category, one.proposer, one.seconders)
    return (*lead, one.verdict, one.office, one.reply)
