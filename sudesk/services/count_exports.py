"""A sealed count to go on working with: a workbook, and the count file for any other program."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from sudesk.rules.countfile import FIGURES, dump
from sudesk.services import corrections, counting, rounds, seals
from sudesk.services.writing import Report, write_whole
from sudesk.sheets.tables import Cell, Table, tables_xlsx
from sudesk.terms import Outcome

# With fewer valid ballots than this a single ballot could be guessed, so totals go out instead.
FEWEST_BALLOTS = 10


def workbook(session: Session, round_id: int) -> bytes:
    """Return a sealed count as .xlsx: result, figures, doubtful ballots, what was corrected."""
    snapshot = counting.in_force(session, round_id)
    seal = seals.seal_of(session, round_id)
    title = rounds.view(session, round_id).title
    result = snapshot["result"]
    lines: list[list[Cell]] = [
        [
            line["name"],
            line["approve"],
            None if line["written_in"] else line["oppose"],
            None if line["written_in"] else line["abstain"],
            Outcome(line["outcome"]).label,
            line["why"],
        ]
        for line in result["lines"]
    ]
    figures: list[list[Cell]] = [
        *([label, result["figures"][key]] for key, label in FIGURES.items()),
        ["剩余", snapshot["left_over"]],
        ["有效", result["figures"]["valid"]],
        ["无效", result["figures"]["void"]],
        *([f"无效原因：{reason}", number] for reason, number in snapshot["void_reasons"]),
        ["须得票数", result["figures"]["needed"]],
    ]
    notes = [snapshot["formula"], f"封存校验码 {seal.fingerprint}"]
    tables = [
        Table(
            "计票结果",
            f"{title}计票结果",
            ("姓名", "赞成", "反对", "弃权", "结果", "为什么"),
            lines,
            notes,
        ),
        Table("票数", f"{title}票数", ("项目", "数"), figures),
    ]
    if doubts := snapshot.get("doubts"):
        heads = ["疑点", "认定", "依据", "认定人"]
        tables.append(Table("疑票台账", f"{title}疑票台账", heads, doubts))
    if matches := snapshot.get("matches"):
        heads = ["所写姓名", "计入", "认定人"]
        tables.append(Table("另选姓名", f"{title}另选姓名", heads, matches))
    made = corrections.corrections(session, round_id)
    if made:
        rows: list[list[Cell]] = [
            [f"{one.made_at:%Y-%m-%d %H:%M}", one.made_by, one.because, one.corrects]
            for one in made
        ]
        heads = ["时间", "更正人", "理由", "更正的校验码"]
        tables.append(Table("更正", f"{title}更正", heads, rows))
    return tables_xlsx(tables)


def document(session: Session, round_id: int) -> dict[str, Any]:
    """Return a sealed count as the plain values of a count file, its ballots in random order.

    Totals stand in place of ballots where those were counted, where the count was corrected, and
    where so few are valid that a single ballot could be guessed.
    """
    counting.sealed(session, round_id)
    if seals.seal_of(session, round_id).corrected:
        corrected: dict[str, Any] = counting.in_force(session, round_id)["count"]
        return corrected
    count = counting.count_of(session, round_id)
    few = count.tally().valid < FEWEST_BALLOTS
    return dump(counting.tally_of(session, round_id) if few else count)


def count_file(session: Session, round_id: int) -> bytes:
    """Return a sealed count as a count file (.json)."""
    return json.dumps(document(session, round_id), ensure_ascii=False, indent=1).encode()


def save_workbook(session: Session, report: Report, round_id: int, target: Path) -> Path:
    """Write a sealed count as .xlsx; a long job."""
    report(target.name, 0, 0)
    return write_whole(target, workbook(session, round_id))


def save_count_file(session: Session, report: Report, round_id: int, target: Path) -> Path:
    """Write a sealed count as a count file; a long job."""
    report(target.name, 0, 0)
    return write_whole(target, count_file(session, round_id))
