"""Students → any layout → the same students."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sudesk.sheets.answers import Severity
from sudesk.sheets.reading import read_rosters

from .layouts import CONTAINERS, NO_MERGES, ONE_SHEET, Layout, Pupil, draw, pack, places

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
GIVEN = "梦轩清书佳嘉馨可晨瑾涵彦静怡凡雨思远明志文博诺天一子若向乐瑶琪芷桐俊浩泽欣"
MAJORS = ("大数据与会计", "计算机科学与技术", "电子商务", "土木工程（中外合作）")
STYLES = ("{m}{yy}{n:02d}班", "{y}级{m}{n}班", "{yy}{m}{n}班", "{m}{yy}-{n}班")


@st.composite
def classes(draw_from: st.DrawFn) -> list[Pupil]:
    style = draw_from(st.sampled_from(STYLES))
    digits = draw_from(st.sampled_from((9, 10, 12, 13)))
    pupils: list[Pupil] = []
    for n in range(1, draw_from(st.integers(1, 3)) + 1):
        year = draw_from(st.sampled_from((2021, 2022, 2023)))
        major = draw_from(st.sampled_from(MAJORS))
        short = draw_from(st.sampled_from(("会计", "计科", "电商", "土木")))
        class_name = style.format(m=short, y=year, yy=year % 100, n=n)
        for i in range(1, draw_from(st.integers(4, 30)) + 1):
            given_name = draw_from(st.text(GIVEN, min_size=1, max_size=2))
            plain = draw_from(st.sampled_from(SURNAMES)) + given_name
            name = draw_from(
                st.sampled_from((plain, plain, plain, plain, "买买提·吐尔逊", "Anna Smith"))
            )
            number = f"{year}{n:02d}{i:0{digits - 6}d}"
            gender = draw_from(st.sampled_from("男女"))
            pupils.append(Pupil(number, name, gender, class_name, major))
    return pupils


@st.composite
def layouts(draw_from: st.DrawFn) -> Layout:
    container = draw_from(st.sampled_from(CONTAINERS))
    sources = ["column", "section", "filldown"]
    if container not in NO_MERGES:
        sources.append("merged")
    if container not in ONE_SHEET:
        sources.append("title")
    if container in ("xlsx", "xls", "spreadsheetml"):
        sources.append("sheet")
    class_from = draw_from(st.sampled_from(sources))
    side_by_side = class_from in ("column", "title", "sheet")
    groups = draw_from(st.integers(1, 3)) if side_by_side else 1
    numbers = ("学号", "学 号", "XH", "学籍号", "2、学号", "学号*", "XH(学号)", "学号(文本)")
    return Layout(
        container=container,
        titles=draw_from(st.integers(0, 2)),
        info_row=draw_from(st.booleans()),
        number_word=draw_from(st.sampled_from(numbers)),
        name_word=draw_from(st.sampled_from(("姓名", "姓　名", "学生姓名", "XM", "真实姓名"))),
        class_word=draw_from(st.sampled_from(("班级", "行政班", "所在班级", "BJMC", "班别"))),
        class_from=class_from,
        order=tuple(draw_from(st.permutations(("number", "name", "gender", "class", "major")))),
        serial=draw_from(st.booleans()),
        surplus=draw_from(st.booleans()),
        numeric=draw_from(st.booleans()),
        groups=groups,
        page=draw_from(st.sampled_from((0, 10, 25))) if groups == 1 else 0,
        footer=draw_from(st.booleans()),
        blanks=draw_from(st.booleans()) if groups == 1 else False,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(classes(), layouts())
def test_students_survive_any_layout(pupils: list[Pupil], layout: Layout) -> None:
    sheets = draw(layout, pupils)
    reading = read_rosters([("名单", pack(layout.container, sheets))])
    assert reading.unreadable == ()
    assert {
        p.student_no: (p.name, p.gender, p.class_name, p.major, p.grade) for p in reading.people
    } == {p.number: (p.name, p.gender, p.class_name, p.major, _grade(p.class_name)) for p in pupils}
    rows = places(layout.container, sheets)
    assert {p.student_no: p.at[0].row for p in reading.people} == rows
    assert [p for p in reading.problems if p.severity is not Severity.INFO] == []
    counts = reading.counts
    assert counts.taken == counts.students == len(pupils)
    assert counts.places == counts.taken + counts.ignored


def _grade(class_name: str) -> str | None:
    found = re.search(r"(\d{4})级", class_name)
    return found.group(1) if found else None


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(classes(), layouts())
def test_the_same_file_twice_changes_nobody(pupils: list[Pupil], layout: Layout) -> None:
    blob = pack(layout.container, draw(layout, pupils))
    once = read_rosters([("一", blob)])
    twice = read_rosters([("一", blob), ("二", blob)])
    assert [(p.student_no, p.name, p.class_name) for p in once.people] == [
        (p.student_no, p.name, p.class_name) for p in twice.people
    ]
    assert twice.counts.taken == 2 * once.counts.taken
