"""Sheets from top to bottom: headers, classes, sections, sums, side by side."""

import datetime

from sudesk.sheets.answers import Choice, Role, Verdict
from sudesk.sheets.reading import read_rosters

from .books import BASE, classes, kinds, read, text, xlsx

HEAD = ["学号", "姓名", "性别"]


def test_a_group_header_above_is_part_of_the_header() -> None:
    rows = [
        ["学生名册"],
        ["序号", "基本信息", "", "", "学籍信息", ""],
        ["", "学号", "姓名", "性别", "班级", "专业"],
        *([n, *row, "会计2101班", "会计"] for n, row in enumerate(BASE, 1)),
    ]
    reading = read(xlsx(rows, ["A1:F1", "A2:A3", "B2:D2", "E2:F2"]))
    assert classes(reading) == ["会计2101班"] * 12
    assert {p.major for p in reading.people} == {"会计"}
    assert reading.sheets[0].header_rows == (2, 3)


def test_a_second_header_row_names_columns_too() -> None:
    rows = [
        ["学号", "姓名", "学籍信息", ""],
        ["", "", "班级", "性别"],
        *([number, name, "会计2101班", gender] for number, name, gender in BASE),
    ]
    for blob in (xlsx(rows, ["A1:A2", "B1:B2", "C1:D1"]), text(rows)):
        reading = read(blob)
        assert classes(reading) == ["会计2101班"] * 12
        assert reading.people[0].gender == "男"


def test_classes_over_their_own_columns() -> None:
    rows = [
        ["会计2101班", "", "", "", "会计2102班"],
        [*HEAD, "", *HEAD],
        *([*BASE[n], "", *BASE[n + 6]] for n in range(6)),
    ]
    reading = read(xlsx(rows))
    assert sorted(classes(reading)) == ["会计2101班"] * 6 + ["会计2102班"] * 6
    assert reading.counts.students == 12


def test_sections_name_the_class_and_sums_are_checked_where_they_stand() -> None:
    rows = [
        ["序号", *HEAD],
        ["班级：会计2101班  班主任：王老师  人数：6人"],
        *([n, *row] for n, row in enumerate(BASE[:6], 1)),
        ["小计", "6人"],
        ["会计2102班（共6人）"],
        *([n, *row] for n, row in enumerate(BASE[6:], 1)),
        ["合计", "", "12人"],
    ]
    reading = read(text(rows))
    assert classes(reading) == ["会计2101班"] * 6 + ["会计2102班"] * 6
    assert kinds(reading) == []


def test_a_wrong_sum_is_asked_about_once() -> None:
    reading = read(text([HEAD, *BASE, ["合计", "14人"], ["共 14 人"]]))
    assert kinds(reading) == [(14, "count_mismatch", "ask")]


def test_pages_repeat_titles_that_look_like_people() -> None:
    page = [["教师姓名", "钱老师", "", "课程名称", "大学语文"], [*HEAD, "班级"]]
    body = [[*row, "会计2101班"] for row in BASE]
    reading = read(text([*page, *body[:6], ["", "第1页"], *page, *body[6:]]))
    assert reading.counts.students == 12
    assert kinds(reading) == []


def test_a_student_without_number_at_the_end_of_a_page_is_not_lost() -> None:
    page = [["学生名册"], [*HEAD, "班级"]]
    body = [[*row, "会计2101班"] for row in BASE]
    lost = ["", "赵小刚", "男", "会计2101班"]
    reading = read(text([*page, *body[:6], lost, *page, *body[6:]]))
    assert kinds(reading) == [(9, "missing_id", "error")]


def test_footers_and_signatures_are_no_students() -> None:
    tail = [
        ["平均分", "", 80],
        ["合计", 12, 960],
        ["", "第1页 共2页", ""],
        ["", "", "制表人：张三"],
        ["审核人", "李四", ""],
        ["2024年9月1日", "", ""],
    ]
    reading = read(text([["学号", "姓名", "成绩"], *([*row[:2], 80] for row in BASE), *tail]))
    assert reading.counts.students == 12
    assert reading.counts.ignored == 7
    assert kinds(reading) == []


def test_filldown_and_gaps_are_told_apart() -> None:
    head = ["班级", *HEAD]
    sparse = [["会计2101班" if n in (0, 6) else "", *row] for n, row in enumerate(BASE)]
    reading = read(text([head, *sparse[:6], ["会计2102班", *BASE[6]], *sparse[7:]]))
    assert classes(reading) == ["会计2101班"] * 6 + ["会计2102班"] * 6
    assert kinds(reading) == [(2, "filldown_class", "info"), (8, "filldown_class", "info")]
    gap = [["" if n == 3 else "会计2101班", *row] for n, row in enumerate(BASE)]
    assert classes(read(text([head, *gap])))[3] is None


def test_no_header_at_all() -> None:
    rows = [
        [n, "会计2101班", *row, f"1380000{n:04d}", f"1101012003010{n:04d}X", "汉族", "共青团员"]
        for n, row in enumerate(BASE, 1)
    ]
    reading = read(text(rows))
    assert kinds(reading) == [(1, "no_header", "ask")]
    first = reading.people[0]
    assert (first.student_no, first.class_name, first.ethnicity) == (
        "202103010001",
        "会计2101班",
        "汉族",
    )
    assert first.political == "共青团员"


def test_columns_without_a_known_word_are_found_by_their_values() -> None:
    reading = read(text([["编码", "姓名", "性别"], *BASE]))
    assert reading.counts.students == 12
    assert reading.sheets[0].confidence < 0.8


def test_an_empty_number_column_yields_to_the_next_kind_of_number() -> None:
    rows = [["学号", "考生号", "姓名"], *(["", f"2137{row[0]}", row[1]] for row in BASE)]
    assert read(text(rows)).people[0].student_no == "2137202103010001"


def test_a_year_in_a_date_cell_is_the_grade() -> None:
    def as_date(sheet: object) -> None:
        for row in range(2, 14):
            sheet.cell(row, 3).number_format = "yyyy-mm-dd"

    head = ["学号", "姓名", "年级"]
    reading = read(xlsx([head, *([*row[:2], 2021] for row in BASE)], touch=as_date))
    assert {p.grade for p in reading.people} == {"2021"}
    day = datetime.date(2022, 9, 1)
    reading = read(xlsx([head, *([*row[:2], day] for row in BASE)]))
    assert {p.grade for p in reading.people} == {"2022"}


def test_the_preview_holds_no_cell_of_columns_that_are_not_kept() -> None:
    rows = [[*HEAD, "联系电话"], *([*row, "13800001234"] for row in BASE)]
    view = read(text(rows)).sheets[0]
    assert [column.role for column in view.carried] == [Role.STUDENT_NO, Role.NAME, Role.GENDER]
    assert all("13800001234" not in (*row.cells, row.across) for row in view.rows)
    assert [row.verdict for row in view.rows[:2]] == [Verdict.IGNORED, Verdict.TAKEN]


def test_choices_by_hand_override_what_was_found() -> None:
    blob = text([["学号", "姓名", "班级", "原班级"], *([*row[:2], "甲班", "乙班"] for row in BASE)])
    plain = read_rosters([("甲", blob)])
    assert set(classes(plain)) == {"甲班"}
    chosen = Choice({2: Role.OTHER, 3: Role.CLASS_NAME})
    assert set(classes(read_rosters([("甲", blob)], None, {("甲", "Sheet1"): chosen}))) == {"乙班"}
    named = Choice(class_name="丙班")
    assert set(classes(read_rosters([("甲", blob)], None, {("甲", "Sheet1"): named}))) == {"丙班"}


def test_titles_and_footers_are_seen_whole_in_the_preview() -> None:
    rows = [["会计2101班", "", "班主任：钱老师"], [*HEAD, "电话"], *BASE, ["", "", "合计", "12人"]]
    view = read(text(rows)).sheets[0]
    assert view.rows[0].across == "会计2101班　班主任：钱老师"
    assert view.rows[-1].across == "合计　12人"
    assert {row.across for row in view.rows[2:-1]} == {""}


def test_a_labelled_section_between_header_and_students_is_no_second_header() -> None:
    blocks = [["班级：会计2101班"], *BASE[:6], ["班级：会计2102班"], *BASE[6:]]
    for blob in (text([HEAD, *blocks]), xlsx([HEAD, *blocks], ["A2:C2", "A9:C9"])):
        assert classes(read(blob)) == ["会计2101班"] * 6 + ["会计2102班"] * 6


def test_a_labelled_section_above_a_header_does_not_name_its_blank_corner() -> None:
    head = ["", *HEAD]
    rows = [head, ["班级：会计2101班"], head, *([n, *row] for n, row in enumerate(BASE, 1))]
    assert classes(read(text(rows))) == ["会计2101班"] * 12


def test_the_year_of_one_section_is_not_that_of_the_next() -> None:
    rows = [HEAD, ["2021级会计1班"], *BASE[:4], ["22会计2班"], HEAD, *BASE[4:8], ["会计3班"]]
    reading = read(text([*rows, *BASE[8:]]))
    assert [p.grade for p in reading.people] == ["2021"] * 4 + [None] * 8


def test_the_year_in_a_title_serves_all_sections() -> None:
    rows = [["2021级学生名单"], HEAD, ["会计1班"], *BASE[:6], ["会计2班"], *BASE[6:]]
    assert {p.grade for p in read(text(rows)).people} == {"2021"}


def test_a_title_does_not_name_the_blank_corner_of_the_header() -> None:
    head = ["", *HEAD]
    title = ["信息学院21级英语(4)班名册"]
    rows = [title, head, *([n, *row] for n, row in enumerate(BASE, 1))]
    assert classes(read(text(rows))) == ["21级英语(4)班"] * 12


def test_blocks_side_by_side_may_space_their_words_unlike() -> None:
    rows = [
        ["学号", "姓名", "", "学 号", "姓　名"],
        *([*BASE[n][:2], "", *BASE[n + 6][:2]] for n in range(6)),
    ]
    assert read(text(rows)).counts.students == 12


def test_a_row_of_words_and_their_values_is_no_header_and_names_the_class() -> None:
    rows = [
        ["学生信息登记表"],
        ["班级", "会计2101班", "班主任", "王某某", "人数", "12"],
        HEAD,
        *BASE,
    ]
    reading = read(text(rows))
    assert classes(reading) == ["会计2101班"] * 12
    assert reading.sheets[0].header_rows == (3,)
    assert kinds(reading) == []


def test_a_word_without_its_value_names_no_class() -> None:
    reading = read(text([["班级：", "", "人数：", "12"], HEAD, *BASE]))
    assert set(classes(reading)) == {None}


def test_a_hint_under_the_header_is_no_header_though_it_has_its_words() -> None:
    hint = ["必填，请填写12位学号", "必填", "男/女", "例：软件2101班"]
    rows = [[*HEAD, "班级"], hint, *([*row, "会计2101班"] for row in BASE)]
    reading = read(text(rows))
    assert classes(reading) == ["会计2101班"] * 12
    assert kinds(reading) == [(2, "template_hint_row", "info")]


def test_each_class_may_say_its_number_above_its_students() -> None:
    def page(name: str, students: list[list[str]]) -> list[list[str]]:
        return [["点名册"], [f"班级：{name}", "", f"人数：{len(students)}"], HEAD, *students, []]

    rows = [*page("会计2101班", BASE[:5]), *page("会计2102班", BASE[5:])]
    assert kinds(read(text(rows))) == []
    assert kinds(read(text([*rows, ["合计", "", "13人"]])))[-1][1:] == ("count_mismatch", "ask")


def test_blocks_side_by_side_say_their_own_numbers_and_stand_in_reading_order() -> None:
    left, right = BASE[:7], BASE[7:]
    rows = [["2101班", "", "", "2102班"], [*HEAD, *HEAD]]
    for n in range(8):
        first = left[n] if n < 7 else ["共7人", "", ""]
        second = right[n] if n < 5 else [["共5人", "", ""], ["", "", ""], ["", "", ""]][n - 5]
        rows.append([*first, *second])
    reading = read(text(rows))
    assert [p.student_no for p in reading.people] == [row[0] for row in BASE]
    assert kinds(reading) == []
    rows[-1][0] = "共8人"
    assert kinds(read(text(rows))) == [(10, "count_mismatch", "ask")]


def test_those_under_a_heading_of_leavers_are_asked_about() -> None:
    left = ["以下为退学学生", "", ""]
    reading = read(text([HEAD, *BASE[:10], left, BASE[10], ["以下为转入学生", "", ""], BASE[11]]))
    assert [p.status for p in reading.people[9:]] == [None, "退学", None]
    assert kinds(reading) == [(13, "status_not_active", "ask")]


def test_a_table_of_teachers_below_is_no_list_of_faulty_students() -> None:
    rows = [
        HEAD,
        *BASE,
        ["任课教师联系方式"],
        ["课程", "教师姓名", "电话"],
        ["高数", "王老师", "13800000000"],
        ["英语", "李敏", "13800000001"],
    ]
    reading = read(text(rows))
    assert (reading.counts.students, reading.counts.refused, reading.counts.ignored) == (12, 0, 5)
    faulty = read(text([*rows, HEAD, ["待定", "赵小刚", "男"]]))
    assert kinds(faulty) == [(19, "bad_id", "error")]


def test_numbers_of_boys_and_girls_are_no_student() -> None:
    rows = [["序号", "姓名", "学号"], *([n, b, a] for n, (a, b, _) in enumerate(BASE, 1))]
    reading = read(text([*rows, ["", "男生", "6人"]]))
    assert (reading.counts.refused, reading.counts.ignored) == (0, 2)


def test_a_header_of_weak_words_alone_is_one() -> None:
    rows = [["班级", "编号", "学生"], *(["会计2101班", a, b] for a, b, _ in BASE)]
    reading = read(text(rows))
    assert classes(reading) == ["会计2101班"] * 12
    assert kinds(reading) == []


def test_an_english_header() -> None:
    rows = [["Student No.", "Full Name", "Sex"], *([a, b, "F"] for a, b, _ in BASE)]
    reading = read(text(rows))
    assert {p.gender for p in reading.people} == {"女"}
    assert kinds(reading) == []
