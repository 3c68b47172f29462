"""Web pages that call themselves workbooks."""

import pytest

from sudesk.sheets.html_tables import read_html, read_mhtml

from .books import read


def test_spans_breaks_entities_and_sloppy_tags() -> None:
    (grid,) = read_html(
        "<TABLE><TR><TH rowspan=2>班级<TH colspan=2>学生</TH></TR>"
        "<tr><td>学号<td>姓&nbsp;名</tr>"
        '<tr style="display: none"><td>会计<br>1班</td><td>0123</td>'
        "<td><s>张&lt;三</s></td></tr></TABLE>"
    )
    assert grid.rows == [["班级", "学生"], ["", "学号", "姓 名"], ["会计\n1班", "0123", "张<三"]]
    assert grid.merges == [(0, 0, 1, 0), (0, 1, 0, 2)]
    assert grid.hidden_rows == {2}
    assert grid.struck == {(2, 2)}


def test_tables_inside_cells_are_text() -> None:
    (grid,) = read_html("<table><tr><td>甲<table><tr><td>乙</td></tr></table></td><td>丙</td></tr>")
    assert grid.rows == [["甲乙", "丙"]]


def test_a_page_that_lies_about_its_encoding() -> None:
    page = (
        '<html><head><meta charset="gb2312"></head><table><tr><td>学号</td><td>姓名</td></tr>'
        "<tr><td>202101010001</td><td>张三丰</td></tr></table>"
    )
    assert read(page.encode("utf-8")).people[0].name == "张三丰"
    assert read(page.encode("gb18030")).people[0].name == "张三丰"


def test_web_archives() -> None:
    page = "<table><tr><td>学号</td><td>姓名</td></tr></table>".encode()
    blob = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page + b"\r\n--x--\r\n"
    )
    assert read_mhtml(blob)[0].rows == [["学号", "姓名"]]


ROSTER = (
    "<table><tr><td>学号</td><td>姓名</td></tr><tr><td>202101010001</td><td>张三丰</td></tr>"
    "<tr><td>202101010002</td><td>李晓明</td></tr></table>"
)
OTHERS = ROSTER.replace("2021010100", "2021010200")


@pytest.mark.parametrize(
    "title",
    [
        "<table><tr><td>会计2101班学生名单</td></tr></table>",
        "<h3>会计2101班学生名单</h3><p></p>",
        "<center><p>会计2101班</p>",
    ],
)
def test_the_class_may_stand_above_the_table(title: str) -> None:
    reading = read(f"<html>{title}{ROSTER}".encode())
    assert [p.class_name for p in reading.people] == ["会计2101班"] * 2


def test_lines_above_the_first_table_are_not_counted() -> None:
    reading = read(f"<html><h3>会计2101班</h3>{ROSTER}".encode())
    assert [p.at[0].row for p in reading.people] == [2, 3]


def test_tables_stand_one_below_the_other() -> None:
    page = f"<h2>会计2101班</h2>{ROSTER}<h2>会计2102班</h2>{OTHERS}"
    people = read(f"<html>{page}".encode()).people
    assert [p.class_name for p in people] == ["会计2101班"] * 2 + ["会计2102班"] * 2
    assert [p.at[0].sheet for p in people] == ["Sheet1"] * 4


@pytest.mark.parametrize(
    ("page", "students"),
    [
        (
            f"<table><tr><td>菜单</td></tr><tr><td>{ROSTER}</td></tr><tr><td>页脚</td></tr></table>",
            2,
        ),
        (f"<table><tr><td>{ROSTER}</td><td>{OTHERS}</td></tr></table>", 4),
        (f"<table><tr><td><table><tr><td>{ROSTER}</td></tr></table></td></tr></table>", 2),
        ("<table><tr><td>" * 5000 + ROSTER, 0),
    ],
    ids=["around", "beside", "twice", "without end"],
)
def test_tables_that_only_lay_the_page_out(page: str, students: int) -> None:
    numbers = [p.student_no for p in read(f"<html>{page}".encode()).people]
    assert numbers == ["202101010001", "202101010002", "202101020001", "202101020002"][:students]


@pytest.mark.parametrize("attribute", ["x:num", "sdval"])
def test_a_number_shown_shortened_is_written_out_beside_it(attribute: str) -> None:
    short = f'<td {attribute}="202101010001">2.02101E+11</td>'
    page = ROSTER.replace("<td>202101010001</td>", short)
    assert read(f"<html>{page}".encode()).people[0].student_no == "202101010001"


def test_what_only_begins_like_a_marked_section() -> None:
    assert len(read(f"<html><![CDA[ x ]]><![if foo]>{ROSTER}<![x".encode()).people) == 2


def test_every_sheet_of_a_web_archive_is_read() -> None:
    def part(page: str) -> str:
        return f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n"

    names = "<x:Name>会计2101班</x:Name><x:Name>会计2102班</x:Name>"
    parts = part(f"<html>{names}</html>") + part(ROSTER) + part(OTHERS)
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    people = read(f"{head}{parts}--x--\r\n".encode()).people
    assert [p.class_name for p in people] == ["会计2101班"] * 2 + ["会计2102班"] * 2


@pytest.mark.parametrize(
    "head",
    [
        f"Content-Type: text/html; charset={'(' * 5000}",
        "\r\n".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}" for n in range(3000)
        ),
    ],
    ids=["brackets", "parts"],
)
def test_an_archive_without_end_is_no_table(head: str) -> None:
    reading = read(f"MIME-Version: 1.0\r\n{head}\r\n\r\n<p>no table</p>".encode())
    assert [name for name, _ in reading.unreadable] == ["甲"]
