import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from sudesk.errors import Refused
from sudesk.services import class_elections, class_results, congresses, delegates, quotas
from sudesk.sheets.class_answers import read_class_answers
from sudesk.sheets.class_forms import HEAD_ROW
from sudesk.terms import CongressKind

CLASS = "会计2401班"


@pytest.fixture
def congress(hall):
    """A congress of delegates whose classes have 3, 2 and 1 seats."""
    hall.convene(CongressKind.DELEGATES)
    hall.do(quotas.fix, hall.congress, 6)
    return hall


def filled(hall, change=None, names=(CLASS,), elected=(0, 1, 2)):
    """The form of a class as it comes back; ``change`` spoils the first sheet."""
    book = load_workbook(io.BytesIO(hall.ask(class_results.forms, hall.congress, names)))
    for sheet in book.worksheets:
        sheet["F2"], sheet["B3"], sheet["D3"] = datetime(2026, 12, 1), 6, 5
        for place in elected:
            row = HEAD_ROW + 1 + place
            sheet.cell(row, 3).value, sheet.cell(row, 4).value = "是", 5 - place % 3
    if change is not None:
        change(book.worksheets[0])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def planned(hall, *contents):
    files = [(f"{number}.xlsx", content) for number, content in enumerate(contents)]
    return hall.ask(class_results.plan, hall.congress, read_class_answers(files).answers)


def test_forms_are_handed_out_for_one_class_or_all(congress):
    one = load_workbook(io.BytesIO(congress.ask(class_results.forms, congress.congress, [CLASS])))
    assert one.sheetnames == [CLASS]
    every = load_workbook(io.BytesIO(congress.ask(class_results.forms, congress.congress)))
    assert every.sheetnames == ["会计2401班", "会计2501班", "审计2601班"]
    members = congresses.class_order(congress.roll)[CLASS]
    rows = list(one.active.iter_rows(min_row=HEAD_ROW + 1, max_col=2, values_only=True))
    assert rows == [(entry.student_no, entry.name) for entry in members]


def test_before_the_quota_there_is_no_form(hall):
    hall.convene(CongressKind.DELEGATES)
    with pytest.raises(Refused, match="还没有分配名额"):
        hall.ask(class_results.forms, hall.congress)


def test_a_form_becomes_the_delegates_of_its_class(congress):
    (one,) = planned(congress, filled(congress))
    assert one.fits
    assert not one.unchanged
    assert congress.do(class_results.apply, congress.congress, [one]) == 3
    rows = congress.ask(delegates.delegates, congress.congress)
    assert [row.entry for row in rows] == congresses.class_order(congress.roll)[CLASS][:3]
    assert [row.votes for row in rows] == [5, 4, 3]
    view = congress.ask(class_elections.classes, congress.congress)[0]
    assert (view.meeting.held_on, view.meeting.present) == (date(2026, 12, 1), 5)
    (again,) = planned(congress, filled(congress))
    assert again.unchanged


def test_who_is_not_on_the_form_is_taken_off(congress):
    members = congresses.class_order(congress.roll)[CLASS]
    congress.do(delegates.add, congress.congress, [members[5].id])
    (one,) = planned(congress, filled(congress))
    assert one.leaving == (members[5].name,)
    congress.do(class_results.apply, congress.congress, [one])
    assert len(congress.ask(delegates.delegates, congress.congress)) == 3


def test_where_nobody_is_marked_votes_decide_within_the_seats(congress):
    def unmarked(sheet):
        for row in range(HEAD_ROW + 1, HEAD_ROW + 4):
            sheet.cell(row, 3).value = None

    (one,) = planned(congress, filled(congress, unmarked))
    assert len(one.taken) == 3

    def four(sheet):
        unmarked(sheet)
        sheet.cell(HEAD_ROW + 4, 4).value = 1

    (one,) = planned(congress, filled(congress, four))
    assert one.why == "有4人得票，名额3名，请在“当选”栏选出当选的人"


def put(place, value):
    def change(sheet):
        sheet[place] = value

    return change


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("F2", None, "没有填写开会日期"),
        ("B3", None, "没有填写应到"),
        ("D3", 7, "实到7人，多于应到6人"),
        ("B3", 60, "应到60人，多于班级在册10人"),
        ("F2", datetime(2027, 1, 1), "晚于大会召开日"),
        ("F3", "鼓掌", "表决方式"),
        ("B2", "会计2409班", ""),
    ],
)
def test_a_class_is_refused_as_a_whole_with_the_reason(congress, place, value, words):
    (one,) = planned(congress, filled(congress, put(place, value)))
    assert words in one.why
    assert one.fits is (words == "")  # the sheet is still named after the class
    if words:
        with pytest.raises(Refused, match="不能登记"):
            congress.do(class_results.apply, congress.congress, [one])
        assert congress.ask(delegates.delegates, congress.congress) == ()


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("A6", "202424019999", "不在本班的大会名册里"),
        ("B6", "何书墨", "不是何书墨"),
        ("D6", 6, "得票6票，多于实到5人"),
        ("D6", "五", "应填整数"),
    ],
)
def test_a_row_is_refused_with_the_reason_and_its_class_waits(congress, place, value, words):
    (one,) = planned(congress, filled(congress, put(place, value)))
    assert [row.at.row for row in one.refused] == [6]
    assert words in one.refused[0].why
    assert len(one.taken) == 2
    assert not one.fits


def test_a_name_without_number_is_enough_where_nobody_shares_it(congress):
    (one,) = planned(congress, filled(congress, put("A6", None)))
    assert one.fits
    assert one.taken[0].entry == congress.roll[0]


def test_somebody_twice_and_too_many_are_refused(congress):
    def twice(sheet):
        sheet["A7"], sheet["B7"] = sheet["A6"].value, sheet["B6"].value

    (one,) = planned(congress, filled(congress, twice))
    assert ["写了2次" in row.why for row in one.rows] == [True, True, False]
    (one,) = planned(congress, filled(congress, elected=(0, 1, 2, 3)))
    assert one.why == "当选4人，名额3名，多出1人"
    (one,) = planned(congress, filled(congress, elected=()))
    assert one.why == "没有填写当选的人"


def test_two_forms_of_a_class_are_both_held_back(congress):
    found = planned(congress, filled(congress), filled(congress))
    assert [one.why for one in found] == ["会计2401班有2份填报表，请只留一份"] * 2


def test_a_class_without_seats_is_unknown(congress):
    def elsewhere(sheet):
        sheet["B2"], sheet.title = "物流2401班", "物流2401班"

    (one,) = planned(congress, filled(congress, elsewhere))
    assert one.why == "大会名册里没有“物流2401班”，或这个班没有名额"


def test_files_are_read_beside_the_window(congress, tmp_path):
    good, bad = tmp_path / "填报表.xlsx", tmp_path / "名册.csv"
    good.write_bytes(filled(congress, None, (), (0,)))
    bad.write_text("学号,姓名\n1,2\n", "utf-8")
    with congress.store.reading() as session:
        found = class_results.read_files(
            session, lambda *_: None, [good, bad, tmp_path / "无.xlsx"], congress.congress
        )
    assert [one.class_name for one in found.classes] == ["会计2401班", "会计2501班", "审计2601班"]
    assert [name for name, _ in found.unreadable] == ["无.xlsx", "名册.csv"]
