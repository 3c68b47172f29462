"""Text tables in every encoding."""

import pytest

from sudesk.sheets.text_tables import decode, read_text

from .books import BASE, read

TEXT = "学号,姓名\n202101010001,张三丰\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_decode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_cut_character_costs_no_more_than_itself() -> None:
    assert decode(TEXT.encode("gb18030") + b"\xd5").startswith("学号,姓名")


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_separators(separator: str) -> None:
    assert read_text(TEXT.replace(",", separator)).rows[1] == ["202101010001", "张三丰"]


def test_wrapped_quoted_and_blank_lines() -> None:
    grid = read_text('学号,姓名\r\n\r\n="0123","张\n三"\r\n"=""0124""",李四\r\n\r\n')
    assert grid.rows == [["学号", "姓名"], [], ["0123", "张\n三"], ["0124", "李四"]]


def test_a_quotation_mark_that_never_closes_swallows_nobody() -> None:
    lines = ["学号,姓名", '1001,"张三', *(f"{n},王五" for n in range(1002, 1020))]
    assert len(read_text("\n".join(lines)).rows) == 20


def test_a_declared_separator() -> None:
    grid = read_text("sep=;\n学号;姓名\n0123;a,b\n")
    assert grid.rows == [[], ["学号", "姓名"], ["0123", "a,b"]]


def test_big5_is_told_by_its_words() -> None:
    traditional = "學號,姓名,班級\n202101010001,陳大文,會計2101班\n"
    assert decode(traditional.encode("big5")) == traditional


def test_a_comma_table_stays_one_though_every_number_has_a_tab_before_it() -> None:
    rows = [f"24软件1班,男,\t{number},{name}" for number, name, _ in BASE]
    assert [p.student_no for p in read("\n".join(rows).encode()).people] == [b[0] for b in BASE]


@pytest.mark.parametrize("gap", [" ", "   ", "\u3000"])
def test_columns_that_only_blanks_part(gap: str) -> None:
    lines = ["会计2101班名单", gap.join(["学号", "姓名", "性别"]), *map(gap.join, BASE)]
    reading = read("\n".join(lines).encode("gb18030"))
    assert [p.student_no for p in reading.people] == [row[0] for row in BASE]
    assert {p.class_name for p in reading.people} == {"会计2101班"}


def test_a_line_of_too_many_words_makes_it_no_table_rather_than_read_askew() -> None:
    lines = ["学号 姓名 性别", *map(" ".join, BASE), "202103010099 张 三丰 男"]
    reading = read("\n".join(lines).encode())
    assert reading.people == ()
    assert "没有找到学号和姓名" in str(reading.unreadable[0][1])
    wide = [line.replace(" ", "  ", 1) for line in lines]
    assert read("\n".join(wide).encode()).people == ()
