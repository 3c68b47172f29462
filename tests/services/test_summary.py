"""The summary: documented, the same in JSON and in a table that can be merged."""

import io
import json

import pytest
from openpyxl import load_workbook

from sudesk.services import summary
from sudesk.sheets.tables import flat_xlsx
from sudesk.terms import CongressKind
from tests.services.conftest import opened
from tests.services.scenes import Hall, sealed_hall

KINDS = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


@pytest.fixture(scope="module")
def told(sealed_file, tmp_path_factory):
    with opened(sealed_file, tmp_path_factory.mktemp("told")) as store:
        return Hall(store).ask(summary.document, 1)


def faults(schema, value, at="summary"):
    """What a document does against its schema, as far as this one uses the standard."""
    found = []
    if "const" in schema and value != schema["const"]:
        found.append(f"{at}: {value} is not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value} is none of {schema['enum']}")
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = [kind for kind in kinds if (value is None if kind == "null" else _is(value, kind))]
    if kinds and not fits:
        return [*found, f"{at}: {value!r} is no {kinds}"]
    if "minimum" in schema and value is not None and value < schema["minimum"]:
        found.append(f"{at}: {value} is too small")
    if isinstance(value, list):
        for place, item in enumerate(value):
            found += faults(schema["items"], item, f"{at}[{place}]")
    if isinstance(value, dict):
        known = schema["properties"]
        found += [f"{at}: {key} is missing" for key in schema["required"] if key not in value]
        found += [f"{at}: {key} is not documented" for key in value if key not in known]
        for key in value.keys() & known.keys():
            found += faults(known[key], value[key], f"{at}.{key}")
    return found


def _is(value, kind):
    return isinstance(value, KINDS[kind]) and not (kind == "integer" and value is True)


def test_every_summary_keeps_to_its_schema(told, hall):
    assert faults(summary.schema(), told) == []
    assert told["congress"]["delegates"] is None
    delegates = sealed_hall(hall.store, CongressKind.DELEGATES, 20).ask(summary.document, 1)
    assert faults(summary.schema(), delegates) == []
    assert delegates["congress"]["delegates"] == 20


def test_the_schema_notices_what_does_not_belong(told):
    wrong = json.loads(json.dumps(told))
    wrong["congress"]["headcount"] = "24"
    wrong["rounds"][0]["result"]["next"] = "lot"
    wrong["more"] = 1
    del wrong["union"]
    assert len(faults(summary.schema(), wrong)) == 4


def test_everything_in_the_schema_is_described():
    def undescribed(schema, at="summary"):
        found = [] if schema.get("description") else [at]
        for name, part in schema.get("properties", {}).items():
            found += undescribed(part, f"{at}.{name}")
        return found

    assert undescribed(summary.schema()) == []


def test_the_table_has_a_row_for_each_round_under_a_header_that_stays(told):
    book = load_workbook(io.BytesIO(summary.table(told)))
    (sheet,) = book.worksheets
    rows = list(sheet.values)
    assert rows[0] == summary.COLUMNS
    assert len(rows) == 1 + len(told["rounds"])
    row = dict(zip(*rows, strict=True))
    figures = told["rounds"][0]["result"]["figures"]
    assert row["系（院）"] == "会计系"
    assert (row["有效票"], row["当选须票"]) == (figures["valid"], figures["needed"])
    assert (row["当选人"], row["当选人数"]) == ("赵安安", 1)
    assert row["代表名额"] is None
    assert row["计票校验"] == told["rounds"][0]["fingerprint"]
    assert row["更正理由"] is None


def test_a_correction_is_told_and_keeps_to_the_schema(told):
    one = told["rounds"][0]
    corrected = {**one, "corrects": "a" * 64, "because": "漏数一张", "correction": "b" * 64}
    changed = {**told, "rounds": [corrected]}
    assert faults(summary.schema(), changed) == []
    row = dict(zip(summary.COLUMNS, summary.rows(changed)[0], strict=True))
    assert (row["计票校验"], row["更正理由"]) == ("b" * 64, "漏数一张")


def test_the_header_is_the_one_that_was_promised():
    """Files of all years stand under each other: a column may only be added at the end."""
    assert summary.COLUMNS[:29] == (
        *("格式", "学院", "系（院）", "学生会", "大会", "形式", "第几次", "召开日期", "地点"),
        *("在册学生", "代表名额", "选举轮次", "职务", "应选", "应到", "实到", "印制", "发出"),
        *("收回", "有效票", "无效票", "计算基数", "当选须票", "选举有效", "当选人数", "当选人"),
        *("空缺", "下一步", "计票校验"),
    )


def test_thirty_departments_make_one_table(told):
    merged = []
    for number in range(30):
        one = {**told, "department": f"第{number}系"}
        rows = list(load_workbook(io.BytesIO(summary.table(one))).active.values)
        merged += rows[1:] if merged else rows
    assert len(merged) == 31
    assert {len(row) for row in merged} == {len(summary.COLUMNS)}
    assert [row[2] for row in merged[1:]] == [f"第{number}系" for number in range(30)]


def test_a_table_is_read_back_as_it_was_written(told):
    rows = [["" if cell is None else cell for cell in row] for row in summary.rows(told)]
    assert summary.read(summary.table(told)) == rows
    with pytest.raises(ValueError, match="another header"):
        summary.read(flat_xlsx("别的", ["甲"], [["乙"]]))


def test_the_same_summary_is_the_same_table(told):
    assert summary.table(told) == summary.table(told)
    assert len(summary.table(told)) < 20_000
