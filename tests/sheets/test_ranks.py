"""Rankings as they come: what is read from them, and what is not guessed."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sudesk.errors import Stopped
from sudesk.sheets import trouble
from sudesk.sheets.rank_words import RankRole
from sudesk.sheets.ranks import read_ranks
from tests.sheets.books import BASE, NAMES, text, xlsx

SAMPLE = Path(__file__).parents[1] / "data" / "rosters" / "21_zongce_cached.xlsx"
NUMBERS = [row[0] for row in BASE]


def read(blob, name="甲.xlsx"):
    return read_ranks([(name, blob)])


def said(reading):
    return [(row.student_no, row.rank, row.total, row.fails) for row in reading.rows]


def table(header, *columns, titles=()):
    return text([*titles, header, *zip(*columns, strict=True)])


def test_a_comprehensive_table_of_a_registrar():
    reading = read(SAMPLE.read_bytes(), SAMPLE.name)
    (sheet,) = reading.sheets
    assert sheet.titles[RankRole.RANK] == "综合排名 专业排名"
    assert sheet.titles[RankRole.CLASS_RANK] == "综合排名 班级排名"
    assert sheet.rows == len(reading.rows) == 48
    first = reading.rows[0]
    assert (first.student_no, first.name, first.class_name) == (
        "201903030001",
        "曹文",
        "护理1903班",
    )
    assert (first.rank, first.fails, first.period) == (39, 0, "2023—2024 学年")
    # the shares in the table are those of the class and say nothing of the major
    assert {row.total for row in reading.rows} == {None}
    assert first.at.row == 4
    assert reading.problems == reading.unreadable == ()


def test_number_rank_total_and_fails_in_columns():
    blob = table(
        ("学号", "姓名", "专业排名", "专业人数", "不及格门数"),
        NUMBERS[:3],
        NAMES[:3],
        (5, 7, 1),
        (60, 60, 60),
        (0, "", "无"),
    )
    assert said(read(blob)) == [
        (NUMBERS[0], 5, 60, 0),
        (NUMBERS[1], 7, 60, None),
        (NUMBERS[2], 1, 60, 0),
    ]


def test_rank_and_total_in_one_cell():
    blob = table(
        ("学号", "姓名", "专业排名/人数"), NUMBERS[:2], NAMES[:2], ("3/60", "第4名/共60人")
    )
    assert said(read(blob)) == [(NUMBERS[0], 3, 60, None), (NUMBERS[1], 4, 60, None)]


def test_a_merged_header_over_rank_and_total():
    rows = [
        ["学号", "姓名", "专业排名", ""],
        ["", "", "名次", "人数"],
        *([number, name, 3 + at, 80] for at, (number, name, _) in enumerate(BASE[:3])),
    ]
    reading = read(xlsx(rows, merges=["A1:A2", "B1:B2", "C1:D1"]))
    assert said(reading) == [(NUMBERS[at], 3 + at, 80, None) for at in range(3)]


def test_a_share_is_the_majors_total_only_with_the_majors_rank():
    header = ("学号", "姓名", "班级排名", "专业排名", "排名比例")
    blob = table(header, NUMBERS[:3], NAMES[:3], (2, 9, 4), (5, 12, 4), ("5/90", "9/45", "4/45"))
    assert [row.total for row in read(blob).rows] == [90, None, None]


def test_the_size_of_the_major_in_a_note():
    for claim in ("本专业人数：96人", "参评人数96人"):
        blob = text(
            [
                ("学号", "姓名", "专业排名"),
                *zip(NUMBERS[:2], NAMES[:2], (8, 9), strict=True),
                (claim,),
            ]
        )
        assert [row.total for row in read(blob).rows] == [96, 96]


def test_two_notes_that_differ_say_nothing():
    blob = text(
        [
            ("会计专业人数：96人",),
            ("审计专业人数：80人",),
            ("学号", "姓名", "专业排名"),
            *zip(NUMBERS[:2], NAMES[:2], (8, 9), strict=True),
        ]
    )
    assert [row.total for row in read(blob).rows] == [None, None]


def test_a_ranking_from_first_to_last_is_counted_and_said_to_be():
    header = ("学号", "姓名", "专业排名", "专业")
    majors = ["会计"] * 4 + ["审计"] * 3
    blob = table(header, NUMBERS[:7], NAMES[:7], (1, 2, 2, 4, 1, 2, 4), majors)
    rows = read(blob).rows
    assert [row.total for row in rows] == [4] * 4 + [None] * 3
    assert rows[0].notes == ("专业人数 4 是按表中名次数出来的，请核对",)
    assert rows[4].notes == ()


def test_a_rank_of_no_stated_scope_is_to_be_looked_at():
    reading = read(table(("学号", "姓名", "名次"), NUMBERS[:2], NAMES[:2], (8, 9)))
    assert [row.rank for row in reading.rows] == [8, 9]
    assert reading.rows[0].notes == ("表头写的是“名次”，请核对是不是专业排名",)


def test_a_class_rank_alone_is_none():
    reading = read(table(("学号", "姓名", "班级排名"), NUMBERS[:2], NAMES[:2], (1, 2)))
    assert (reading.rows, reading.sheets) == ((), ())
    ((name, error),) = reading.unreadable
    assert name == "甲.xlsx"
    assert error.what == "“甲.xlsx”里没有找到专业排名或不及格门数。"


def test_name_and_class_where_no_number_stands():
    header = ("班级", "姓名", "专业排名")
    rows = [("会计2401班", NAMES[0], 1), ("", NAMES[1], 3), ("会计2402班", NAMES[2], 2)]
    reading = read(xlsx([header, *rows], merges=["A2:A3"]))
    assert [(row.student_no, row.name, row.class_name) for row in reading.rows] == [
        ("", NAMES[0], "会计2401班"),
        ("", NAMES[1], "会计2401班"),
        ("", NAMES[2], "会计2402班"),
    ]


@pytest.mark.parametrize("where", ["title", "sheet"])
def test_the_class_of_title_or_sheet(where):
    rows = [("姓名", "性别", "专业排名"), (NAMES[0], "男", 4), (NAMES[1], "女", 8)]
    if where == "title":
        reading = read(xlsx([("会计2401班综合测评",), *rows]))
    else:
        reading = read(xlsx(rows, name="会计2401班"))
    assert {row.class_name for row in reading.rows} == {"会计2401班"}


def test_the_period_of_column_title_sheet_and_file():
    header = ("学号", "姓名", "专业排名", "学年", "学期")
    rows = [(*BASE[0][:2], 1, "2023-2024", 1), (*BASE[1][:2], 2, "", "")]
    title = ("2024-2025学年成绩",)
    found = read(xlsx([title, header, *rows]))
    assert [row.period for row in found.rows] == ["2023—2024 学年第一学期", "2024—2025 学年"]
    found = read(xlsx([header, *rows], name="2025春"), "2022-2023学年.xlsx")
    assert found.rows[1].period == "2024—2025 学年第二学期"
    found = read(xlsx([header, *rows]), "2022-2023学年.xlsx")
    assert found.rows[1].period == "2022—2023 学年"


def test_what_cannot_be_read_is_told_with_its_place():
    header = ("学号", "姓名", "专业排名", "不及格门数")
    blob = table(header, NUMBERS[:3], NAMES[:3], ("前5%", 2, 3), ("有", 0, "缺"))
    reading = read(blob)
    assert said(reading) == [(NUMBERS[1], 2, None, 0), (NUMBERS[2], 3, None, None)]
    assert [(one.at.row, one.message) for one in reading.problems] == [
        (2, "第2行：王建国的名次写作“前5%”，没有读取"),
        (2, "第2行：王建国的不及格门数写作“有”，没有读取"),
        (4, "第4行：张伟的不及格门数写作“缺”，没有读取"),
    ]


def test_headers_again_footers_and_hidden_sheets_are_nobody():
    header = ("学号", "姓名", "专业排名")
    rows = [(*BASE[0][:2], 3), header, (*BASE[1][:2], 5), ("平均分", "", 4), ("合计", "", 2)]
    hidden = [("隐", [header, (*BASE[2][:2], 1)])]
    blob = xlsx([header, *rows], more=hidden)
    assert len(read(blob).rows) == 3
    assert [row.rank for row in read(hidden_second(blob)).rows] == [3, 5]


def hidden_second(blob):
    book = openpyxl.load_workbook(io.BytesIO(blob))
    book.worksheets[1].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_side_by_side_groups():
    header = ("学号", "姓名", "专业排名", "", "学号", "姓名", "专业排名")
    rows = [(*BASE[at][:2], at + 3, "", *BASE[at + 3][:2], at + 9) for at in range(3)]
    reading = read(text([header, *rows]))
    assert sorted((row.student_no, row.rank) for row in reading.rows) == [
        (NUMBERS[at], rank) for at, rank in enumerate((3, 4, 5, 9, 10, 11))
    ]


def test_a_file_that_fails_stops_no_other():
    good = table(("学号", "姓名", "专业排名"), NUMBERS[:2], NAMES[:2], (3, 4))
    reading = read_ranks([("坏.xlsx", b"PK\x03\x04 broken"), ("好.csv", good)])
    assert [name for name, _ in reading.unreadable] == ["坏.xlsx"]
    assert len(reading.rows) == 2


def test_a_table_of_far_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(trouble, "MOST_CELLS", 5)
    ((_, error),) = read(table(("学号", "姓名", "专业排名"), NUMBERS, NAMES, range(12))).unreadable
    assert error.what == "“甲.xlsx”太大，没有读取。"


def test_reading_reports_and_can_be_stopped():
    good = table(("学号", "姓名", "专业排名"), NUMBERS[:2], NAMES[:2], (3, 4))

    def stop(_what, _done, _total):
        raise Stopped

    with pytest.raises(Stopped):
        read_ranks([("好.csv", good)], stop)


RANKED = st.lists(
    st.tuples(st.integers(1, 99), st.integers(0, 5) | st.none(), st.sampled_from(NAMES)),
    min_size=2,
    max_size=12,
)


@given(RANKED, st.permutations(["学号", "姓名", "专业排名", "专业人数", "不及格门数", "总分"]))
@settings(max_examples=60, deadline=None)
def test_any_order_of_columns_says_the_same(people, header):
    cells = [
        {
            "学号": f"20240103{at:04}",
            "姓名": name,
            "专业排名": rank,
            "专业人数": 99,
            "不及格门数": "" if fails is None else fails,
            "总分": 88.5 - at,
        }
        for at, (rank, fails, name) in enumerate(people)
    ]
    reading = read(text([header, *([row[title] for title in header] for row in cells)]))
    assert said(reading) == [
        (f"20240103{at:04}", rank, 99, fails) for at, (rank, fails, _) in enumerate(people)
    ]
