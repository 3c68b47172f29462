"""The summary in the package: the congress and its results in plain values, for merging.

The same facts three times: ``summary.json`` for programs, ``summary.schema.json`` that says what
stands in it, ``summary.xlsx`` with one row for each round of ballots and a header that never
changes, so that a college puts those of thirty departments under each other.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from sudesk.rules.election_rules import CountingWay
from sudesk.services import congresses, counting, departments, elections, quotas, rounds, seals
from sudesk.services.congresses import CongressView
from sudesk.sheets.tables import Cell, flat_xlsx
from sudesk.terms import CongressKind, NextStep, Outcome, RoundState

FORMAT = "sudesk-summary/1"

# Another column only ever comes behind the last one: files of all years stand under each other.
COLUMNS = (
    "格式",
    "学院",
    "系（院）",
    "学生会",
    "大会",
    "形式",
    "第几次",
    "召开日期",
    "地点",
    "在册学生",
    "代表名额",
    "选举轮次",
    "职务",
    "应选",
    "应到",
    "实到",
    "印制",
    "发出",
    "收回",
    "有效票",
    "无效票",
    "计算基数",
    "当选须票",
    "选举有效",
    "当选人数",
    "当选人",
    "空缺",
    "下一步",
    "计票校验",
    "计票方式",
    "更正理由",
)


def document(session: Session, congress_id: int) -> dict[str, Any]:
    """Return ``summary.json``."""
    congress = congresses.view(session, congress_id)
    names = departments.founded(session).names
    return {
        "format": FORMAT,
        "college": names.college,
        "department": names.name,
        "union": names.union,
        "congress": {
            "title": congress.title,
            "kind": congress.kind.value,
            "ordinal": congress.ordinal,
            "held_on": congress.held_on.isoformat(),
            "venue": congress.venue,
            "headcount": congress.headcount,
            "delegates": _delegates(session, congress),
            "rule": congress.form.citation,
        },
        "rounds": [
            {
                "title": one.title,
                "post": one.post,
                "seats": one.seats,
                **_in_force(session, one.id),
            }
            for one in sealed_rounds(session, congress_id)
        ],
    }


def table(summary: Mapping[str, Any]) -> bytes:
    """Return ``summary.xlsx`` of a summary: the header in the first row, a row for each round."""
    return flat_xlsx("结果摘要", COLUMNS, rows(summary))


def rows(summary: Mapping[str, Any]) -> list[Sequence[Cell]]:
    """Return a summary as rows under ``COLUMNS``, one for each round."""
    congress = summary["congress"]
    before: list[Cell] = [
        summary["format"],
        summary["college"],
        summary["department"],
        summary["union"],
        congress["title"],
        CongressKind(congress["kind"]).label,
        congress["ordinal"],
        congress["held_on"],
        congress["venue"],
        congress["headcount"],
        congress["delegates"],
    ]
    return [[*before, *_round(one)] for one in summary["rounds"]]


def read(table: bytes) -> list[list[object]]:
    """Return the rows of ``summary.xlsx`` under its header, an empty cell as an empty text.

    Raises ValueError where it is no such table.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(io.BytesIO(table)).worksheets[0]
    except (InvalidFileException, IndexError, OSError) as error:
        raise ValueError("no workbook") from error
    head, *rows = [["" if cell is None else cell for cell in row] for row in sheet.values]
    if tuple(head[: len(COLUMNS)]) != COLUMNS:
        raise ValueError("another header")
    return rows


def sealed_rounds(session: Session, congress_id: int) -> list[rounds.RoundView]:
    """Return the rounds of a congress whose result is sealed, in order."""
    return [
        one
        for election in elections.elections(session, congress_id)
        for one in rounds.rounds(session, election.id)
        if one.state is RoundState.SEALED
    ]


def schema() -> dict[str, Any]:
    """Return ``summary.schema.json``: the JSON Schema of the summary."""
    figures = {
        "entitled": _count("应到"),
        "present": _count("实到"),
        "printed": _count("印制选票"),
        "issued": _count("发出选票"),
        "collected": _count("收回选票"),
        "valid": _count("有效票"),
        "void": _count("无效票"),
        "base": _count("计算基数，得票多者当选时为空", empty=True),
        "needed": _count("当选至少须得的票数"),
    }
    line = {
        "name": _text("姓名"),
        "approve": _count("赞成"),
        "oppose": _count("反对"),
        "abstain": _count("弃权"),
        "written_in": {"type": "boolean", "description": "是否另选他人"},
        "outcome": _one_of("结果", [one.value for one in Outcome]),
        "why": _text("依据"),
    }
    result = {
        "valid_election": {"type": "boolean", "description": "选举是否有效"},
        "errors": _list("计票数据的错误，封存的结果没有", {"type": "string"}),
        "figures": _object("人数和票数", figures),
        "lines": _list("每个姓名一项，先候选人，后另选他人", _object("一个姓名", line)),
        "elected": _list("当选人", {"type": "string"}),
        "tied": _list("票数相同、须再次投票的人", {"type": "string"}),
        "vacant": _count("空缺名额"),
        "next": _one_of("下一步", [one.value for one in NextStep]),
    }
    held = {
        "title": _text("轮次名称"),
        "post": _text("职务"),
        "seats": _count("应选"),
        "formula": _text("当选条件"),
        "fingerprint": _text("封存的计票结果的 SHA-256"),
        "counting": _one_of(
            "计票方式，早先的版本没有记", [*(way.value for way in CountingWay), None]
        ),
        "result": _object("计票结果，与 ballots.json 重新计票所得相同", result),
    }
    corrected = {
        "corrects": _text("被更正的计票结果的 SHA-256"),
        "because": _text("更正的理由"),
        "correction": _text("更正后的计票结果的 SHA-256"),
    }
    congress = {
        "title": _text("全称"),
        "kind": _one_of("形式", [one.value for one in CongressKind]),
        "ordinal": _count("第几次"),
        "held_on": {"type": "string", "format": "date", "description": "召开日期"},
        "venue": _text("地点"),
        "headcount": _count("在册学生"),
        "delegates": _count("代表名额，全体学生大会为空", empty=True),
        "rule": _text("形式的依据"),
    }
    whole = {
        "format": {"const": FORMAT, "description": "格式和版本"},
        "college": _text("学院"),
        "department": _text("系（院）"),
        "union": _text("学生会"),
        "congress": _object("大会", congress),
        "rounds": _list("每一轮已经封存的选举", _object("一轮选举", held, corrected)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **_object("大会和选举结果摘要", whole),
    }


def _round(one: Mapping[str, Any]) -> list[Cell]:
    result = one["result"]
    figures = result["figures"]
    counted = ("entitled", "present", "printed", "issued", "collected", "valid", "void")
    return [
        one["title"],
        one["post"],
        one["seats"],
        *(figures[key] for key in counted),
        figures["base"],
        figures["needed"],
        "是" if result["valid_election"] else "否",
        len(result["elected"]),
        "、".join(result["elected"]),
        result["vacant"],
        NextStep(result["next"]).label,
        one.get("correction") or one["fingerprint"],
        CountingWay(one["counting"]).label if one["counting"] else "",
        one.get("because", ""),
    ]


def _in_force(session: Session, round_id: int) -> dict[str, Any]:
    """Return what stands of a sealed round, how it was counted, and what it corrects if it does."""
    snapshot = counting.in_force(session, round_id)
    found = seals.seal_of(session, round_id)
    told = {
        "formula": snapshot["formula"],
        "fingerprint": found.fingerprint,
        "counting": snapshot.get("counting"),
        "result": snapshot["result"],
    }
    if found.corrected:
        told |= {key: snapshot[key] for key in ("corrects", "because")}
        told["correction"] = found.corrected
    return told


def _delegates(session: Session, congress: CongressView) -> int | None:
    """Return all seats of a congress of delegates, None in an assembly."""
    seating = quotas.seating(session, congress.id)
    return None if seating.quota is None else seating.total


def _text(words: str) -> dict[str, Any]:
    return {"type": "string", "description": words}


def _count(words: str, *, empty: bool = False) -> dict[str, Any]:
    kind: str | list[str] = ["integer", "null"] if empty else "integer"
    return {"type": kind, "minimum": 0, "description": words}


def _one_of(words: str, values: Sequence[str | None]) -> dict[str, Any]:
    return {"enum": list(values), "description": words}


def _list(words: str, items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items), "description": words}


def _object(
    words: str, properties: Mapping[str, Any], optional: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    return {
        "type": "object",
        "description": words,
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }
