"""Single rows: sound, faulty, swapped, empty, next to nothing."""

import pytest

from .books import BASE, kinds, read, text, xlsx

HEAD = ["学号", "姓名", "性别", "班级"]
CLASS = "会计2101班"
SOUND = [[*row, CLASS] for row in BASE]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["", "李丽", "女", CLASS], "missing_id"),
        (["-", "李丽", "女", CLASS], "missing_id"),
        (["", "", "女", CLASS], "missing_id"),
        (["202103010099", "", "女", CLASS], "missing_name"),
        (["202103010099", "/", "女", CLASS], "missing_name"),
        (["202103010099", "12345", "女", CLASS], "missing_name"),
        (["202103010099", "待定", "女", CLASS], "missing_name"),
        (["待定", "李丽", "女", CLASS], "bad_id"),
        (["202103.5", "李丽", "女", CLASS], "bad_id"),
        (["2.02103E+11", "李丽", "女", CLASS], "id_precision_lost"),
    ],
)
def test_faulty_rows_are_refused_with_a_reason(row: list[str], kind: str) -> None:
    reading = read(text([HEAD, *SOUND, row]))
    assert kinds(reading) == [(14, kind, "error")]
    assert reading.counts.refused == 1
    assert reading.counts.students == 12


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["李丽", "202103010099", "女", CLASS], "id_name_swapped"),
        (["20210301", "李丽", "女", CLASS], "bad_id"),
        (["2O2103010099", "李丽", "女", CLASS], "bad_id"),
        (["202103010099", "李丽", "未知", CLASS], "bad_gender"),
        (["202103010099", "李丽（休学）", "女", CLASS], "status_not_active"),
    ],
)
def test_doubtful_rows_wait_for_confirmation(row: list[str], kind: str) -> None:
    reading = read(text([HEAD, *SOUND, row]))
    assert kinds(reading) == [(14, kind, "ask")]
    assert reading.people[-1].name == "李丽"
    assert [ask.value for ask in reading.people[-1].asks] == [kind]


def test_rows_of_class_or_serial_only_are_no_students() -> None:
    rows: list[list[object]] = [["序号", *HEAD], *([n, *row] for n, row in enumerate(SOUND, 1))]
    reading = read(text([*rows, [13, "", "", "", CLASS], [14, "", "", "", ""]]))
    assert kinds(reading) == []
    assert (reading.counts.students, reading.counts.ignored) == (12, 3)


def test_a_class_of_statistics_is_no_footer() -> None:
    rows = [["班级", "学号", "姓名"], *(["统计2101班", *row[:2]] for row in BASE)]
    reading = read(text([*rows, ["统计2101班", "", "赵小刚"]]))
    assert kinds(reading) == [(14, "missing_id", "error")]


def test_a_remark_does_not_hide_a_student_without_number() -> None:
    rows = [["学号", "姓名", "备注"], *([*row[:2], ""] for row in BASE)]
    reading = read(text([*rows, ["", "赵小刚", "班主任推荐"]]))
    assert kinds(reading) == [(14, "missing_id", "error")]


def test_swapped_cells_are_seen_without_any_other_column() -> None:
    rows = [["学号", "姓名"], *(row[:2] for row in BASE), ["李丽", "202103010099"]]
    reading = read(text(rows))
    assert kinds(reading) == [(14, "id_name_swapped", "ask")]
    assert reading.people[-1].student_no == "202103010099"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<b>李</b>", "<b>李</b>"),
        ("张&李", "张&李"),
        ("+王五", "+王五"),
        ("=王五", "=王五"),
        ("张　三丰", "张三丰"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("Anna  Smith", "Anna Smith"),
        ("李丽*", "李丽"),
        ("李丽（班长）", "李丽"),
    ],
)
def test_names_are_kept_as_they_are_meant(written: str, kept: str) -> None:
    reading = read(text([HEAD, *SOUND, ["202103010099", written, "女", CLASS]]))
    assert reading.people[-1].name == kept
    assert kinds(reading) == []


def test_example_and_hint_rows_are_ignored_aloud() -> None:
    hint = ["必填，12位数字", "必填", "男/女", "如：会计2101班"]
    example = ["202100000000", "张三", "男", "会计2101班"]
    reading = read(text([HEAD, hint, example, *SOUND]))
    assert kinds(reading) == [
        (2, "template_hint_row", "info"),
        (3, "placeholder_row", "ask"),
    ]
    assert reading.counts.students == 12


@pytest.mark.parametrize("name", ["示例", "样例", "范例"])
def test_nobody_is_called_example(name: str) -> None:
    reading = read(text([HEAD, ["202103010098", name, "男", CLASS], *SOUND]))
    assert kinds(reading) == [(2, "placeholder_row", "ask")]
    assert reading.counts.students == 12


def test_a_real_student_may_be_called_zhang_san() -> None:
    reading = read(text([HEAD, *SOUND, ["202103010099", "张三", "男", CLASS]]))
    assert reading.counts.students == 13


def test_errors_and_formulas_without_result() -> None:
    rows = [
        *SOUND,
        ["=A2+1", "王五六", "男", CLASS],
        ["202103010020", "=B3", "男", CLASS],
        ["202103010021", "#N/A", "男", CLASS],
        ["#REF!", "孙小", "男", CLASS],
        ["202103010023", "李好", "男", "#N/A"],
    ]
    reading = read(xlsx([HEAD, *rows]))
    assert kinds(reading) == [
        (14, "formula_unread", "error"),
        (15, "formula_unread", "error"),
        (16, "error_cell", "error"),
        (17, "error_cell", "error"),
        (18, "error_cell", "ask"),
    ]
    assert reading.people[-1].class_name is None


def test_messages_name_row_and_person() -> None:
    (problem,) = read(text([HEAD, *SOUND, ["", "李丽", "女", CLASS]])).problems
    assert problem.message == "第14行：李丽没有学号"
    assert (problem.student_no, problem.name) == (None, "李丽")


@pytest.mark.parametrize("name", ["王" * 3000, "(" * 3000 + "王", "*" * 20_000 + "王", "#NAME?"])
def test_endless_or_broken_text_is_no_name(name: str) -> None:
    reading = read(text([HEAD, *SOUND, ["202103010099", name, "女", CLASS]]))
    assert [(p.at.row, p.severity.value) for p in reading.problems] == [(14, "error")]
    assert len(reading.problems[0].message) < 60


@pytest.mark.parametrize("name", ["王\U00020000", "李\ue000", "张😀明"])
def test_a_name_that_no_font_prints_is_told_when_it_is_read(name: str) -> None:
    reading = read(text([HEAD, *SOUND, ["202103010099", name, "女", CLASS]]))
    assert kinds(reading) == [(14, "unsure_rare_char", "info")]
    odd = next(char for char in name if char not in "王李张明")
    assert f"U+{ord(odd):04X}" in reading.problems[0].message
    assert reading.people[-1].name == name
    assert reading.people[-1].asks == ()


def test_a_rare_name_that_is_printed_is_only_to_be_compared() -> None:
    reading = read(text([HEAD, *SOUND, ["202103010099", "张𠅤", "女", CLASS]]))
    assert reading.problems[0].message == "第14行：张𠅤：名字里有生僻字，请核对"


def test_a_name_of_absurd_length_waits_for_somebody_to_look() -> None:
    longest = "阿卜杜勒·" * 10 + "买买提"
    rows = [["202103010098", longest[-50:], "女", CLASS], ["202103010099", longest, "女", CLASS]]
    reading = read(text([HEAD, *SOUND, *rows]))
    assert kinds(reading) == [(15, "unsure_rare_char", "ask")]
    assert reading.problems[0].message.endswith("姓名有 53 个字，请核对")
    assert [len(person.asks) for person in reading.people[-2:]] == [0, 1]


def test_a_label_with_its_number_is_no_student() -> None:
    rows = [["序号", *HEAD], *([n, *row] for n, row in enumerate(SOUND, 1))]
    reading = read(text([*rows, ["联系电话", "10000010237"], ["", "202103010077", "", "", CLASS]]))
    assert kinds(reading) == [(15, "missing_name", "error")]


@pytest.mark.parametrize("footer", [["备注", "本表一式三份"], ["联系电话", "10000010237"]])
def test_a_column_word_under_the_numbers_begins_a_remark(footer: list[str]) -> None:
    reading = read(text([HEAD, *SOUND, footer]))
    assert kinds(reading) == []
    assert reading.counts.ignored == 2


@pytest.mark.parametrize(
    ("footer", "mismatches"),
    [
        (["男生人数", "6", "女生人数", "6"], 0),
        (["共7人", "", "共5人"], 0),
        (["共7人", "", "共6人"], 2),
        (["共13人"], 1),
    ],
)
def test_sums_of_parts_are_understood(footer: list[str], mismatches: int) -> None:
    reading = read(text([HEAD, *SOUND, footer]))
    assert kinds(reading) == [(14, "count_mismatch", "ask")] * mismatches


@pytest.mark.parametrize(
    "row",
    [
        ["班长", "女", "202103010077", ""],
        ["", "男", "202103010077", ""],
        ["", "", "女", "202103010077"],
        ["班长", "", "", "赵小刚"],
    ],
)
def test_no_faulty_student_is_passed_over_for_a_word(row: list[str]) -> None:
    rows = [["职务", "性别", "学号", "姓名"], *(["", sex, no, name] for no, name, sex in BASE)]
    reading = read(text([*rows, row]))
    assert reading.counts.refused == 1


def test_a_class_that_goes_on_over_pages_is_summed_up_once() -> None:
    others = [[f"2021030200{n:02d}", *row[1:]] for n, row in enumerate(SOUND, 1)]
    pages = [HEAD, *SOUND[:7], ["第1页"], HEAD, *SOUND[7:], ["共12人"], HEAD, *others]
    assert kinds(read(text([*pages, ["共12人"]]))) == []
    assert kinds(read(text([*pages, ["共14人"]]))) == [(30, "count_mismatch", "ask")]


@pytest.mark.parametrize("form", ["{no}{name}", "{no} {name}", "{name}{no}", "{name}（{no}）"])
@pytest.mark.parametrize("head", ["学号姓名", "姓名", "学号/姓名"])
def test_number_and_name_in_one_cell(form: str, head: str) -> None:
    rows = [[form.format(no=no, name=name), CLASS] for no, name, _ in BASE]
    reading = read(text([[head, "班级"], *rows, ["联系电话：10000010237"]]))
    assert [[p.student_no, p.name] for p in reading.people] == [row[:2] for row in BASE]


def test_a_phone_among_the_names_is_nobody_where_numbers_have_a_column() -> None:
    reading = read(text([HEAD, *SOUND, ["", "班主任李明10000010237"], ["", "联系电话10000010237"]]))
    assert reading.counts.students == 12


@pytest.mark.parametrize(
    "name", ["海合计", "平均", "马总计", "石小计", "班级", "学号", "单位", "张示例"]
)
def test_a_name_that_is_a_word_is_a_name_beside_a_sound_number(name: str) -> None:
    bare = [row[:2] for row in BASE]
    for head, rows in (
        (HEAD, SOUND),
        (HEAD[:2], bare),
        (["姓名", "学号"], [r[::-1] for r in bare]),
    ):
        place = head.index("姓名")
        odd = [*rows[:5], [*rows[5]], *rows[6:]]
        odd[5][place] = name
        reading = read(text([head, *odd]))
        assert [p.name for p in reading.people][5] == name
        assert (reading.counts.students, reading.counts.ignored) == (12, 1)


def test_an_average_of_student_numbers_is_no_student() -> None:
    rows = [[int(number), name, gender] for number, name, gender in BASE]
    reading = read(xlsx([HEAD[:3], *rows, [202103010006, "平均", ""], [202103010012, "合计", ""]]))
    assert (reading.counts.students, reading.counts.ignored) == (12, 3)


def test_a_label_with_its_phone_is_no_student() -> None:
    rows = [["姓名", "学号"], *([name, f"2{number[2:]}0"] for number, name, _ in BASE)]
    reading = read(text([*rows, ["联系电话", "13912345678"]]))
    assert (reading.counts.students, reading.counts.ignored) == (12, 2)


def test_a_name_that_is_a_word_is_a_name_beside_a_number_cell_too() -> None:
    rows = [[int(number), name] for number, name, _ in BASE]
    rows[5][1] = "马总计"
    assert read(xlsx([HEAD[:2], *rows])).people[5].name == "马总计"
