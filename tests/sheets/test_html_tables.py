"""Web pages that call themselves workbooks."""

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
