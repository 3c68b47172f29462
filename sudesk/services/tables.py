"""The papers marked for further work, as .xlsx tables beside their PDFs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from sudesk.papers.attendance_book import AttendanceBook
from sudesk.papers.base import Paper, Tabled
from sudesk.papers.count_report import CountReport
from sudesk.papers.delegate_list import DelegateList
from sudesk.papers.quota_table import QuotaTable
from sudesk.services import papers
from sudesk.services.slots import Slot
from sudesk.sheets.tables import table_xlsx

Rows = list[list[str | int]]


@dataclass(frozen=True, slots=True)
class TableFile:
    """One .xlsx file: its name, what it is, its bytes."""

    file_name: str
    title: str
    content: bytes


def tables(session: Session, congress_id: int) -> tuple[TableFile, ...]:
    """Return the tables of all papers that are ready and are worked on further."""
    slots = [slot for slot in papers.slots(session, congress_id) if slot.ready and not slot.blank]
    return of_facts(slots, papers.composed(session, congress_id, [slot.key for slot in slots]))


def of_facts(slots: Iterable[Slot], facts: Mapping[str, Paper]) -> tuple[TableFile, ...]:
    """Return the tables of those papers that are worked on further, from their facts."""
    made = [_table(slot, facts[slot.key]) for slot in slots]
    return tuple(table for table in made if table is not None)


def of_paper(session: Session, congress_id: int, key: str) -> TableFile:
    """Return the table of one paper; raises SudeskError where the paper is not ready."""
    paper = papers.compose(session, congress_id, key)
    slot = next(slot for slot in papers.slots(session, congress_id) if slot.key == key)
    table = _table(slot, paper)
    assert table is not None, paper
    return table


def _table(slot: Slot, paper: Paper) -> TableFile | None:
    match paper:
        case QuotaTable():
            columns, rows = _quota(paper)
        case DelegateList():
            columns, rows = _delegates(paper)
        case AttendanceBook():
            columns, rows = _attendance(paper)
        case CountReport():
            columns, rows = _count(paper)
        case Tabled():
            heads, cells = paper.table()
            content = table_xlsx(paper.heading, heads, cells)
            return TableFile(_file_name(slot), f"{slot.title}（表格）", content)
        case _:
            return None
    title = f"{paper.congress.title}{slot.title}"
    content = table_xlsx(title, columns.split(), rows)
    return TableFile(_file_name(slot), f"{slot.title}（表格）", content)


def _file_name(slot: Slot) -> str:
    return slot.file_name.removesuffix(".pdf") + ".xlsx"


def _quota(paper: QuotaTable) -> tuple[str, Rows]:
    rows: Rows = [
        [place, row.cohort, row.class_group, row.headcount, row.seats, row.ordinary, row.note]
        for place, row in enumerate(paper.rows, 1)
    ]
    headcount = sum(row.headcount for row in paper.rows)
    seats = sum(row.seats for row in paper.rows)
    ordinary = sum(row.ordinary for row in paper.rows)
    if paper.organisations:
        rows.append(["小计", "", "", headcount, seats, ordinary, "班级名额"])
        rows += [
            [place, "", row.name, "", row.seats, row.ordinary, row.note]
            for place, row in enumerate(paper.organisations, len(paper.rows) + 1)
        ]
        seats += sum(row.seats for row in paper.organisations)
        ordinary += sum(row.ordinary for row in paper.organisations)
    rows.append(["合计", "", "", headcount, seats, ordinary, ""])
    return "序号 年级 班级 班级人数 分配名额 其中非骨干不少于 备注", rows


def _delegates(paper: DelegateList) -> tuple[str, Rows]:
    core = {True: "是", False: "否", None: ""}
    rows: Rows = [
        [
            place,
            row.delegation,
            row.name,
            row.gender,
            row.ethnicity,
            row.political,
            row.class_group,
            row.post,
            core[row.core],
            row.note,
        ]
        for place, row in enumerate(paper.rows, 1)
    ]
    rows += [
        [place, one.category, one.name, "", "", "", one.unit, one.post, "", one.category]
        for place, one in enumerate(paper.others, 1)
    ]
    return "序号 代表团 姓名 性别 民族 政治面貌 班级 职务 是否骨干 备注", rows


def _attendance(paper: AttendanceBook) -> tuple[str, Rows]:
    rows: Rows = [
        [place, section.heading, entry.name, entry.class_group, ""]
        for section in paper.sections
        for place, entry in enumerate(section.entries, 1)
    ]
    return "序号 分组 姓名 班级 签名", rows


def _count(paper: CountReport) -> tuple[str, Rows]:
    rows: Rows = [
        [
            "另选" if line.written_in else place,
            line.name,
            line.class_group,
            line.approve,
            line.oppose,
            line.abstain,
            line.outcome.label,
        ]
        for place, line in enumerate(paper.lines, 1)
    ]
    return "序号 姓名 班级 赞成 反对 弃权 结果", rows
