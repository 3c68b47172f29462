import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import Refused
from sudesk.services import attendees
from sudesk.services.attendees import Person
from sudesk.terms import Category

OBSERVER, GUEST = Category.OBSERVER, Category.GUEST


@pytest.fixture
def congress(hall):
    return hall.convene()


def names(hall, category=OBSERVER):
    rows = hall.ask(attendees.attendees, hall.congress)
    return [row.person.name for row in rows if row.category is category]


def test_pasted_lines_are_read_in_every_usual_form():
    text = "何安\t系团总支\t书记\n\n2. 林知远，电商系学生会，主席\n特邀 王敏 学生处  科长\n"
    lines = attendees.understood(text, OBSERVER)
    assert [(line.category, line.person) for line in lines] == [
        (OBSERVER, Person("何安", "系团总支", "书记")),
        (OBSERVER, Person("林知远", "电商系学生会", "主席")),
        (GUEST, Person("王敏", "学生处", "科长")),
    ]


def test_a_category_may_stand_last_and_a_post_be_of_two_words():
    (line,) = attendees.understood("林知远\t院学生会\t办公室 副主任\t列席", GUEST)
    assert line.category is OBSERVER
    assert line.person == Person("林知远", "院学生会", "办公室 副主任")


def test_lines_that_say_too_little_are_shown_with_the_reason():
    lines = attendees.understood("姓名 单位 职务\n何安\n特邀\n", OBSERVER)
    assert [(line.text, line.person) for line in lines] == [
        ("姓名 单位 职务", None),
        ("何安", None),
        ("特邀", None),
    ]
    assert [line.why for line in lines] == [
        "这一行是表头",
        "只有一项，请写成：姓名 单位 职务",
        "这一行没有姓名",
    ]


@given(st.text(max_size=200))
def test_no_text_is_lost_or_breaks_it(text: str):
    lines = attendees.understood(text, OBSERVER)
    assert all(line.person is not None or line.why for line in lines)
    assert all(line.text in text for line in lines)


def test_lists_keep_their_order_and_categories(congress):
    text = "甲 系里\n特邀 乙 学院\n丙 系里"
    lines = attendees.understood(text, OBSERVER)
    assert congress.do(attendees.add_lines, congress.congress, lines) == 3
    assert names(congress) == ["甲", "丙"]
    assert names(congress, GUEST) == ["乙"]
    rows = congress.ask(attendees.attendees, congress.congress)
    assert [(row.category, row.number) for row in rows] == [
        (OBSERVER, 1),
        (OBSERVER, 2),
        (GUEST, 1),
    ]


def test_who_is_moved_stays_within_the_own_list(congress):
    people = [Person(name, "系里") for name in "甲乙丙"]
    congress.do(attendees.add, congress.congress, OBSERVER, people)
    first = congress.ask(attendees.attendees, congress.congress)[0].id
    for step, order in ((1, "乙甲丙"), (5, "乙丙甲"), (-9, "甲乙丙")):
        congress.do(attendees.move, first, step)
        assert names(congress) == list(order)


def test_a_change_and_a_removal_can_be_taken_back(congress):
    people = [Person(name, "系里", "干事") for name in "甲乙丙"]
    congress.do(attendees.add, congress.congress, OBSERVER, people)
    rows = congress.ask(attendees.attendees, congress.congress)
    congress.do(attendees.change, rows[1].id, GUEST, Person("丁", "学院"))
    assert (names(congress), names(congress, GUEST)) == (["甲", "丙"], ["丁"])
    rows = congress.ask(attendees.attendees, congress.congress)
    gone = congress.do(attendees.remove, [rows[0].id, rows[2].id])
    assert names(congress) == ["丙"]
    congress.do(attendees.put_back, congress.congress, gone)
    assert (names(congress), names(congress, GUEST)) == (["甲", "丙"], ["丁"])
    again = congress.ask(attendees.attendees, congress.congress)
    assert [row.person for row in again] == [row.person for row in rows]


@pytest.mark.parametrize(
    ("person", "words"), [(Person("", "系里"), "姓名"), (Person("甲", " "), "单位")]
)
def test_name_and_unit_are_needed(congress, person, words):
    with pytest.raises(Refused, match=words):
        congress.do(attendees.add, congress.congress, OBSERVER, [person])
