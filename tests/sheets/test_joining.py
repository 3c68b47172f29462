"""Several sheets and files: one person once, one number never twice."""

from sudesk.sheets.answers import ProblemKind, Verdict

from .books import BASE, read, text, xlsx

HEAD = ["学号", "姓名", "班级"]


def rows(class_name: str, part: list[list[str]]) -> list[list[str]]:
    return [HEAD, *([number, name, class_name] for number, name, _ in part)]


def test_repeats_are_one_person_with_several_places() -> None:
    more = [["学号", "姓名", "专业"], *([*row[:2], "会计"] for row in BASE[:2])]
    reading = read(text(rows("会计2101班", BASE[:3])), text(more))
    assert reading.counts.students == 3
    assert reading.counts.taken == 5
    first = reading.people[0]
    assert [at.file for at in first.at] == ["甲", "乙"]
    assert (first.class_name, first.major) == ("会计2101班", "会计")
    assert [p.kind for p in reading.problems] == [ProblemKind.DUPLICATE_EXACT] * 2
    assert "“甲”" in reading.problems[0].message


def test_one_number_with_two_names_is_nobodys() -> None:
    other = [HEAD, [BASE[0][0], "别的人", "会计2101班"]]
    reading = read(text(rows("会计2101班", BASE[:3])), text(other))
    (dispute,) = reading.disputes
    assert [(row.name, row.at.file, row.at.row) for row in dispute.rows] == [
        ("王建国", "甲", 2),
        ("别的人", "乙", 2),
    ]
    assert BASE[0][0] not in {p.student_no for p in reading.people}
    assert reading.counts.disputed == 2
    assert [v.rows[1].verdict for v in reading.sheets] == [Verdict.DISPUTED] * 2


def test_two_classes_for_one_person_are_asked_about() -> None:
    reading = read(text(rows("会计2101班", BASE[:2])), text(rows("会计2102班", BASE[:1])))
    (problem,) = reading.problems
    assert problem.kind is ProblemKind.DUPLICATE_CLASS_CONFLICT
    assert reading.people[0].class_name == "会计2101班"
    assert reading.people[0].asks == (ProblemKind.DUPLICATE_CLASS_CONFLICT,)


def test_a_class_with_and_without_its_last_word_is_one_class() -> None:
    reading = read(text(rows("会计2101班", BASE[:2])), text(rows("会计2101", BASE[:1])))
    assert [p.kind for p in reading.problems] == [ProblemKind.DUPLICATE_EXACT]


def test_sheets_without_numbers_count_only_where_no_other_has_them() -> None:
    committee = [["职务", "姓名", "电话"], ["班长", "王建国", "13800000000"]]
    main = [["学号", "姓名"], *(row[:2] for row in BASE)]
    reading = read(xlsx(main, name="会计2101班", more=[("班委", committee)]))
    assert (reading.counts.students, reading.counts.refused) == (12, 0)
    alone = read(text([["姓名", "性别"], *(row[1:] for row in BASE)]))
    assert (alone.counts.students, alone.counts.refused) == (0, 12)


def test_order_of_files_does_not_change_who_is_there() -> None:
    one, two = text(rows("会计2101班", BASE[:8])), text(rows("会计2101班", BASE[4:]))
    numbers = [{p.student_no for p in read(*pair).people} for pair in ((one, two), (two, one))]
    assert numbers[0] == numbers[1] == {row[0] for row in BASE}


def test_one_number_in_a_whole_column_names_only_the_first() -> None:
    table = [HEAD[:2], *(["202103010001", name] for _, name, _ in BASE)]
    reading = read(text(table))
    assert reading.counts.disputed == len(BASE)
    messages = {p.message.partition("：学号 202103010001 ")[2] for p in reading.problems}
    assert messages == {
        "有不同的姓名：王建国、李晓明、张伟、刘洋、陈静怡等 12 个，请对照学生证选定一人"
    }
