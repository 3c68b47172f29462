"""What the words and cells of a ranking mean."""

from datetime import datetime

import pytest

from sudesk.sheets.grids import CellError, UnreadFormula
from sudesk.sheets.rank_words import (
    RankRole,
    fails_in,
    period_in,
    rank_in,
    role_of,
    total_claimed,
    total_in,
)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("专业排名", RankRole.RANK),
        ("综合排名 专业排名", RankRole.RANK),
        ("专业排名 名次", RankRole.RANK),
        ("专业排名（名次/人数）", RankRole.RANK),
        ("年级专业排名", RankRole.RANK),
        ("综合测评名次", RankRole.RANK),
        ("成绩排名", RankRole.RANK),
        ("排 名", RankRole.RANK),
        ("班级排名", RankRole.CLASS_RANK),
        ("综合排名 班级排名", RankRole.CLASS_RANK),
        ("年级排名", None),
        ("全院排名", None),
        ("德育排名", None),
        ("专业人数", RankRole.TOTAL),
        ("专业排名 总人数", RankRole.TOTAL),
        ("参评人数", RankRole.TOTAL),
        ("人数", RankRole.TOTAL),
        ("班级人数", None),
        ("年级人数", None),
        ("不及格人数", None),
        ("排名比例", RankRole.SHARE),
        ("专业排名百分比(%)", RankRole.SHARE),
        ("班级排名比例", None),
        ("德育(20%)", None),
        ("不及格门数", RankRole.FAILS),
        ("挂科数", RankRole.FAILS),
        ("不及格课程数（门）", RankRole.FAILS),
        ("不及格学分", None),
        ("补考后不及格门数", None),
        ("学年", RankRole.PERIOD),
        ("测评学期", RankRole.PERIOD),
        ("学年论文", None),
        ("专业", None),
        ("总分", None),
        ("", None),
    ],
)
def test_what_a_column_holds(title, role):
    found = role_of(title)
    assert (found and found[0]) == role


def test_the_major_goes_before_the_overall_and_that_before_the_rest():
    weights = [role_of(title)[1] for title in ("综合专业排名", "专业成绩排名", "综合排名", "排名")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (3.0, (3, None, "")),
        ("12", (12, None, "")),
        ("第3名", (3, None, "")),
        ("３（并列）", (3, None, "")),
        ("并列第7名", (7, None, "")),
        ("3/60", (3, 60, "")),
        ("第3名 ／ 共60人", (3, 60, "")),
        ("", (None, None, "")),
        ("缓考", (None, None, "")),
        (0.2917, (None, None, "名次写作“0.2917”")),
        ("0", (None, None, "名次是 0")),
        ("前10%", (None, None, "名次写作“前10%”")),
        (datetime(2024, 3, 12), (None, None, "名次被表格软件改成了日期")),
        (CellError("#N/A"), (None, None, "名次一格是“#N/A”")),
        (UnreadFormula(), (None, None, "名次一格是“（公式没有结果）”")),
    ],
)
def test_what_a_cell_says_of_the_rank(cell, said):
    assert rank_in(cell) == said


@pytest.mark.parametrize(
    ("cell", "total"),
    [(120.0, 120), ("共120人", 120), ("0", None), ("", None), ("很多", None)],
)
def test_what_a_cell_says_of_the_total(cell, total):
    assert total_in(cell) == total


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (0.0, (0, "")),
        ("2门", (2, "")),
        ("无", (0, "")),
        ("", (None, "")),
        ("—", (None, "")),
        ("有", (None, "不及格门数写作“有”")),
        ("高等数学", (None, "不及格门数写作“高等数学”")),
        (datetime(2024, 1, 2), (None, "不及格门数被表格软件改成了日期")),
    ],
)
def test_what_is_not_written_is_not_zero(cell, said):
    assert fails_in(cell) == said


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("会计系2024-2025学年综合测评", "2024—2025 学年"),
        ("2024—2025学年第一学期成绩", "2024—2025 学年第一学期"),
        ("2024-2025学年度第2学期", "2024—2025 学年第二学期"),
        ("2024-2025学年下学期", "2024—2025 学年第二学期"),
        ("2024-2025-1", "2024—2025 学年第一学期"),
        ("2024/2025 2", "2024—2025 学年第二学期"),
        ("2024-2025学年上报表", "2024—2025 学年"),
        ("2024-2025学年2024级", "2024—2025 学年"),
        ("2024-2025学年2班", "2024—2025 学年"),
        ("2025年春季学期", "2024—2025 学年第二学期"),
        ("2024秋", "2024—2025 学年第一学期"),
        ("公示期：2024年9月1日至9月5日", ""),
        ("202401-202509", ""),
        ("2024-2024", ""),
        ("", ""),
    ],
)
def test_which_period_words_name(text, period):
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("本专业人数：120人", 120),
        ("参评人数 86", 86),
        ("年级专业共96人", 96),
        ("专业总人数为88", 88),
        ("班级人数45人", None),
        ("共45人", None),
        ("排名前30%", None),
    ],
)
def test_what_a_note_says_of_the_total(text, total):
    assert total_claimed(text) == total
