"""The first header: by hand, remembered, or seen."""

from sudesk.sheets.answers import NO_HEADER, Choice, Layout, Reading, Role, Unread, Verdict
from sudesk.sheets.reading import read_rosters

from .books import BASE, classes, kinds, read, text, xlsx

ODD = ["编码甲", "称呼", "甲列", "归属"]
FILE = ("甲", "Sheet1")


def odd_rows(title: int = 1) -> list[list[str]]:
    """Return rows whose header has no known word, and whose names are too alike to be guessed."""
    rows = [[number, "王雨桐", gender, "会计2101班"] for number, _, gender in BASE]
    return [*([f"第{n}张"] for n in range(title)), ODD, *rows]


NAMED = {0: Role.STUDENT_NO, 1: Role.NAME, 3: Role.CLASS_NAME}


def by_hand(blob: bytes, **settled: object) -> Reading:
    return read_rosters([("甲", blob)], None, {FILE: Choice(**settled)})


def test_a_sheet_without_known_words_is_shown_raw() -> None:
    reading = read(text(odd_rows()))
    (view,) = reading.sheets
    assert view.unread is Unread.NO_COLUMNS
    assert view.rows[1].cells == tuple(ODD)
    assert view.rows[2].cells[:2] == (BASE[0][0], "王雨桐")
    assert len(view.carried) == 4
    assert {row.verdict for row in view.rows} == {Verdict.IGNORED}
    assert reading.counts.places == 0
    ((name, error),) = reading.unreadable
    assert (name, error.what) == ("甲", "“甲”里没有找到学号和姓名两列。")


def test_roles_by_hand_open_a_sheet_that_was_not_recognised() -> None:
    reading = by_hand(text(odd_rows()), roles=NAMED, header_row=2)
    assert reading.unreadable == ()
    assert reading.counts.students == 12
    assert set(classes(reading)) == {"会计2101班"}
    (view,) = reading.sheets
    assert (view.unread, view.header_rows) == (None, (2,))
    assert [column.title for column in view.columns] == ODD
    assert kinds(reading) == []


def test_roles_by_hand_do_without_a_header() -> None:
    reading = by_hand(text(odd_rows(0)[1:]), roles=NAMED)
    assert reading.counts.students == 12
    assert (reading.sheets[0].header_rows, reading.sheets[0].signature) == ((), "")
    assert kinds(reading) == []


def test_a_header_without_known_words_lets_the_values_speak() -> None:
    rows = [["名册"], ["编码甲", "称呼", "甲列"], *BASE]
    reading = by_hand(text(rows), header_row=2)
    assert reading.counts.students == 12
    assert reading.people[0].gender == "男"
    assert reading.sheets[0].header_rows == (2,)


def test_the_header_by_hand_goes_before_the_one_that_is_seen() -> None:
    rows = [["学号", "姓名", "班级"], ["编号", "学生", "所在班级"]]
    body = [[*row[:2], "会计2101班"] for row in BASE]
    blob = text([*rows, *body])
    assert read(blob).sheets[0].header_rows == (1,)
    reading = by_hand(blob, header_row=2)
    assert reading.sheets[0].header_rows == (2,)
    assert reading.counts.students == 12
    assert reading.counts.ignored == 2
    assert reading.sheets[0].rows[0].why == "标题"


def test_a_second_block_begins_anew_below_a_header_by_hand() -> None:
    first = [["编码甲", "称呼"], *([row[0], row[1]] for row in BASE[:10])]
    second = [["姓名", "学号"], *([row[1], row[0]] for row in BASE[10:])]
    reading = by_hand(text([*first, *second]), header_row=1)
    assert [person.name for person in reading.people] == [row[1] for row in BASE]


def test_the_header_by_hand_may_be_repeated_on_every_page() -> None:
    head = ["编码甲", "称呼"]
    rows = [head, *([*row[:2]] for row in BASE[:6]), head, *([*row[:2]] for row in BASE[6:])]
    reading = by_hand(text(rows), header_row=1)
    assert reading.counts.students == 12
    assert reading.counts.refused == 0
    assert reading.sheets[0].rows[7].why == "表头重复"


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    def push(sheet: object) -> None:
        sheet.insert_rows(1, 4)

    blob = xlsx(odd_rows(), touch=push)
    reading = by_hand(blob, roles=NAMED, header_row=6)
    assert reading.sheets[0].header_rows == (6,)
    assert reading.counts.students == 12


def test_no_header_by_hand_reads_every_row() -> None:
    rows = [["学号", "姓名"], *([row[0], row[1]] for row in BASE)]
    blob = text(rows)
    seen = read(blob).sheets[0]
    assert seen.header_rows == (1,)
    reading = by_hand(blob, header_row=NO_HEADER)
    assert reading.counts.students == 12
    (view,) = reading.sheets
    assert view.header_rows == ()
    assert view.signature == seen.signature
    assert "no_header" not in [kind for _, kind, _ in kinds(reading)]


def test_a_row_that_is_not_there_is_no_header() -> None:
    blob = text([["学号", "姓名"], *([*row[:2]] for row in BASE)])
    assert by_hand(blob, header_row=99).sheets[0].header_rows == (1,)


def test_the_words_of_a_header_are_remembered_wherever_they_stand() -> None:
    first = by_hand(text(odd_rows(1)), roles=NAMED, header_row=2)
    layouts = {first.sheets[0].signature: Layout(NAMED, is_header=True)}
    reading = read_rosters([("乙", text(odd_rows(5)))], layouts=layouts)
    assert reading.sheets[0].header_rows == (6,)
    assert reading.counts.students == 12
    assert set(classes(reading)) == {"会计2101班"}
    other = read_rosters([("丙", text([["别的"], *odd_rows(1)[2:]]))], layouts=layouts)
    assert other.sheets[0].unread is Unread.NO_COLUMNS


def test_words_remembered_as_none_are_no_header() -> None:
    rows = [["学号", "姓名"], *([row[0], row[1]] for row in BASE)]
    signature = read(text(rows)).sheets[0].signature
    layouts = {signature: Layout({}, is_header=False)}
    reading = read_rosters([("甲", text(rows))], layouts=layouts)
    assert reading.sheets[0].header_rows == ()
    assert reading.counts.students == 12
    again = read_rosters([("甲", text(rows))], None, {FILE: Choice(header_row=1)}, layouts)
    assert again.sheets[0].header_rows == (1,)


def test_remembered_roles_are_followed_and_the_hand_goes_first() -> None:
    rows = [["学号", "姓名", "甲列", "乙列"], *([*row[:2], "会计", "审计"] for row in BASE)]
    signature = read(text(rows)).sheets[0].signature
    layouts = {signature: Layout({2: Role.MAJOR})}
    assert {p.major for p in read_rosters([("甲", text(rows))], layouts=layouts).people} == {"会计"}
    hand = {FILE: Choice({2: Role.OTHER, 3: Role.MAJOR})}
    people = read_rosters([("甲", text(rows))], None, hand, layouts).people
    assert {p.major for p in people} == {"审计"}


def test_a_sheet_whose_columns_are_all_taken_away_is_set_aside() -> None:
    rows = [["学号", "姓名"], *([*row[:2]] for row in BASE)]
    reading = by_hand(text(rows), roles={0: Role.OTHER, 1: Role.OTHER})
    (view,) = reading.sheets
    assert view.unread is Unread.NO_COLUMNS
    assert view.header_rows == (1,)
    assert [column.title for column in view.columns] == ["学号", "姓名"]
    assert len(reading.unreadable) == 1


def test_a_note_that_is_not_imported_says_nothing_of_leaving() -> None:
    rows = [["学号", "姓名", "备注"], *([*row[:2], "休学"] for row in BASE)]
    assert {p.status for p in read(text(rows)).people} == {"休学"}
    silent = by_hand(text(rows), roles={2: Role.OTHER})
    assert {p.status for p in silent.people} == {None}
    assert kinds(silent) == []
    assert {p.asks for p in silent.people} == {()}
    rows[0][2] = "甲列"
    told = by_hand(text(rows), roles={2: Role.NOTE})
    assert {p.status for p in told.people} == {"休学"}
