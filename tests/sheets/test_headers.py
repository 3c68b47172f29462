"""What the words above the columns mean."""

import pytest

from sudesk.sheets.answers import Role
from sudesk.sheets.grids import Grid
from sudesk.sheets.headers import find_header, meaning_of


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("学号(文本)", Role.STUDENT_NO),
        ("2、学号", Role.STUDENT_NO),
        ("XH(学号)", Role.STUDENT_NO),
        ("学号*", Role.STUDENT_NO),
        ("学号（请填写12位学号，不得为空，文本格式）", Role.STUDENT_NO),
        ("姓名\t", Role.NAME),
        ("姓 名", Role.NAME),
        ("男/女", Role.GENDER),
        ("行政\n班级", Role.CLASS_NAME),
        ("院(系)/部", Role.DEPARTMENT),
        ("政治\n面貌", Role.POLITICAL),
        ("学生证号", Role.STUDENT_NO),
        ("学籍状况", Role.STATUS),
        ("性别：男/女", Role.GENDER),
        ("班级全称", Role.CLASS_NAME),
        ("身份证号", Role.OTHER),
        ("手机号码", Role.OTHER),
    ],
)
def test_words(word: str, role: Role) -> None:
    meaning = meaning_of(word)
    assert meaning is not None
    assert meaning.role is role


@pytest.mark.parametrize("word", ["教师姓名", "家长姓名", "班级排名", "姓名拼音", "班主任"])
def test_words_of_others(word: str) -> None:
    meaning = meaning_of(word)
    assert meaning is None or not meaning.role.imported


@pytest.mark.parametrize(
    "word",
    ["202101010001", "张三", "会计2101班", "班级：会计2101班", "专业:会计", "", 12.0, "学" * 300],
)
def test_no_words(word: str | float) -> None:
    assert meaning_of(word) is None


def test_an_information_row_is_no_header() -> None:
    info = ["教师姓名", "某某某", "", "教师单位", "经济管理学院"]
    assert find_header(Grid("表", [list(info)]), 0) is None
    assert find_header(Grid("表", [["学年", "2023-2024", "学期", "1"]]), 0) is None


def test_what_was_before_serves_only_where_nothing_else_is_told() -> None:
    for former, current in (("原班级", "现班级"), ("原专业", "现专业"), ("原学号", "学号")):
        before, now = meaning_of(former), meaning_of(current)
        assert before is not None and now is not None
        assert before.role is now.role
        assert before.sure < now.sure
