import io

from openpyxl import load_workbook

from sudesk.services import tables
from sudesk.terms import CongressKind
from tests.services.scenes import sealed_hall


def cells(table):
    return list(load_workbook(io.BytesIO(table.content)).active.values)


def body(table):
    """The rows under the heads, without title and notes."""
    rows = cells(table)
    heads = next(number for number, row in enumerate(rows) if row[0] == "序号")
    return rows[heads], rows[heads + 1 :]


def test_what_is_worked_on_further_comes_as_a_table(hall):
    sealed_hall(hall.store, CongressKind.DELEGATES, 24)
    found = {table.file_name: table for table in hall.ask(tables.tables, 1)}
    assert list(found) == [
        "03 代表名额分配表.xlsx",
        "05 代表名册.xlsx",
        "11 签到册.xlsx",
        "15 计票结果报告单 学生会主席团.xlsx",
        "27 改革自评表.xlsx",
        "31 归档目录.xlsx",
    ]
    quota, delegates, attendance, count, assessment, catalogue = found.values()
    assert cells(assessment)[1][:3] == ("序号", "项目", "是/否")
    assert cells(catalogue)[1][1] == "文书"
    heads, rows = body(quota)
    assert heads[4] == "分配名额"
    assert [row[4] for row in rows[:4]] == [10, 8, 6, 24]
    assert len(body(delegates)[1]) == len(body(attendance)[1]) == 24
    heads, rows = body(count)
    assert [row[3:6] for row in rows] == [(15, 1, 3), (1, 0, 18), (1, 0, 0)]
    assert [row[0] for row in rows] == [1, 2, "另选"]
    assert [row[6] for row in rows] == ["当选", "未过线", "未过线"]


def test_the_same_facts_are_the_same_bytes(sealed):
    assert sealed.ask(tables.tables, 1) == sealed.ask(tables.tables, 1)


def test_before_anything_is_ready_only_rules_and_catalogue_are_tables(hall):
    hall.convene(CongressKind.DELEGATES)
    made = hall.ask(tables.tables, hall.congress)
    assert [one.file_name for one in made] == ["27 改革自评表.xlsx", "31 归档目录.xlsx"]
