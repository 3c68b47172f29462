from sudesk.papers.faces import Face
from sudesk.papers.pen import MM
from sudesk.papers.tables import Column, Row, Table, beside, fit_cell

COLUMNS = (Column("序号", 9), Column("姓　名", 22, "name"), Column("数", 15, "figure"))


def table() -> Table:
    return Table(COLUMNS, 9.5, 11, 7.8, 8, padding=2.0, name_size=11)


def test_rows_keep_their_height_while_their_text_fits() -> None:
    head, row = table().strips([Row(("1", "张喆", "5"))])
    assert head.height == 8 * MM
    assert row.height == 7.8 * MM
    assert row.head is head
    assert head.tied


def test_a_name_shrinks_then_condenses_then_breaks() -> None:
    room = 22 * MM - 4
    (plain,) = fit_cell("欧阳若溪", room, 11, "name")
    (smaller,) = fit_cell("欧阳若溪木", room, 11, "name")
    (condensed,) = fit_cell("阿依努尔·艾合买提", room, 11, "name")
    assert plain.runs[0].size == 11
    assert 9 <= smaller.runs[0].size < 11 or smaller.width <= room
    assert condensed.runs[0].size == 9
    assert 0.76 <= condensed.runs[0].scale < 1
    assert condensed.width <= room + 0.01
    assert len(fit_cell("艾" * 30, room, 11, "name")) > 1


def test_a_row_grows_with_a_name_of_two_hundred_characters_but_stays_on_a_page() -> None:
    _, row = table().strips([Row(("1", "艾" * 200, "5"))])
    assert 7.8 * MM < row.height < 600


def test_an_empty_cell_holds_nothing() -> None:
    assert fit_cell("", 50, 11, "centre") == ()


def test_two_tables_side_by_side_are_as_high_as_the_higher() -> None:
    left = table().strips([Row(("1", "张喆", "5"))])
    right = table().strips([Row(("1", "艾" * 60, "5"))])
    joined = beside(left, right)
    assert [strip.height for strip in joined] == [left[0].height, right[1].height]


def test_a_row_may_span_columns() -> None:
    _, row = table().strips([Row(("合计", "", "5"), spans=((0, 2),), face=Face.HEADING)])
    assert row.height == 7.8 * MM
