"""Ranks matched to candidates, recorded for them and for nobody else."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from sudesk.errors import SudeskError
from sudesk.models.roster import Base
from sudesk.models.tables import Candidate, RollEntry
from sudesk.rules.review import Study
from sudesk.services import elections, ranks, reviews
from sudesk.sheets.ranks import read_ranks
from tests.services.scenes import STUDY

HEADER = "学号,姓名,班级,专业排名,专业人数,不及格门数,学年"


@pytest.fixture
def standing(hall):
    """Two candidates, of whom nothing is known."""
    hall.convene().call()
    for candidate in hall.ask(elections.view, hall.election).candidates:
        hall.do(reviews.record_study, candidate.id, Study())
    return hall


def entries(hall):
    return [one.entry for one in hall.ask(elections.view, hall.election).candidates]


def studies(hall):
    return [one.study for one in hall.ask(elections.view, hall.election).candidates]


def row(entry, *said, number=True, class_name=None):
    who = (entry.student_no if number else "", entry.name, class_name or entry.class_name)
    return ",".join(map(str, (*who, *said)))


def listed(*rows, header=HEADER, name="综测.csv"):
    return name, "\n".join([header, *rows, ""]).encode()


def plan(hall, *files):
    return hall.ask(ranks.plan_ranks, hall.congress, read_ranks(files))


def test_the_candidates_are_found_by_number(standing):
    first, second = entries(standing)
    other = standing.roll[7]
    files = listed(row(other, 1, 60, 0, ""), row(first, 5, 60, 0, "2024-2025"))
    found, missing = plan(standing, files)
    assert found.study == Study(5, 60, "2024—2025 学年", 0)
    assert found.why == "“综测.csv”工作表“Sheet1”第3行：60人中第5名，不及格0门，2024—2025 学年"
    assert (found.post, found.doubts) == ("学生会主席团", ())
    assert (missing.candidate.entry, missing.study) == (second, None)
    assert missing.why == "读到的表里没有这名候选人"


def test_only_candidates_are_recorded(standing):
    first, _ = entries(standing)
    others = [row(entry, 1 + at, 77, 0, "") for at, entry in enumerate(standing.roll[5:9])]
    matches = plan(standing, listed(row(first, 5, 77, 1, ""), *others))
    assert standing.do(ranks.apply_ranks, matches) == 1
    assert studies(standing) == [Study(5, 77, "", 1), Study()]
    with standing.store.reading() as session:
        assert [one.rank for one in session.scalars(select(Candidate))] == [5, None]
        stored = [
            value
            for table in Base.metadata.sorted_tables
            for kept in session.execute(select(table))
            for value in kept
        ]
    assert stored.count(77) == 1


def test_name_and_class_serve_where_no_number_stands(standing):
    first, _ = entries(standing)
    rows = [row(first, 5, 60, 0, "", number=False), row(standing.roll[5], 6, 60, 0, "")]
    found, _ = plan(standing, listed(*rows))
    assert found.study == Study(5, 60, "", 0)


def test_a_name_alone_is_not_enough(standing):
    first, _ = entries(standing)
    elsewhere = row(first, 5, 60, 0, "", number=False, class_name="别的2401班")
    found, _ = plan(standing, listed(elsewhere))
    assert found.study is None
    assert found.why.endswith("只有姓名，没有学号，班级对不上，不能确认")


def test_namesakes_in_a_class_need_their_numbers(standing):
    first, second = entries(standing)
    with standing.store.writing() as session:
        twin = session.get_one(RollEntry, standing.roll[5].id)
        twin.name, twin.class_name = first.name, first.class_name
    found, _ = plan(standing, listed(row(first, 5, 60, 0, "", number=False)))
    assert found.study is None
    assert found.why == "同班同名的不止一人，表里没有学号，不能确认"
    twice = [row(second, rank, 60, 0, "", number=False) for rank in (5, 9)]
    _, found = plan(standing, listed(*twice))
    assert found.why == "同班同名的不止一人，表里没有学号，不能确认"


def test_a_number_under_another_name_is_not_believed(standing):
    first, _ = entries(standing)
    found, _ = plan(standing, listed(row(replace(first, name="钱多多"), 5, 60, 0, "")))
    assert found.study is None
    assert found.why == "“综测.csv”工作表“Sheet1”第2行的学号相同，姓名却是钱多多"


def test_two_tables_complete_each_other(standing):
    first, _ = entries(standing)
    ranked = listed(row(first, 5, 60), header="学号,姓名,班级,专业排名,专业人数")
    failed = listed(row(first, 2), header="学号,姓名,班级,不及格门数", name="挂科.csv")
    found, _ = plan(standing, ranked, failed)
    assert found.study == Study(5, 60, "", 2)
    assert [one.at.file for one in found.rows] == ["综测.csv", "挂科.csv"]
    assert found.why.count("；") == 1


def test_two_tables_that_contradict_each_other_are_left_alone(standing):
    first, _ = entries(standing)
    files = [listed(row(first, rank, 60, 0, ""), name=f"{rank}.csv") for rank in (5, 6)]
    found, _ = plan(standing, *files)
    assert found.study is None
    assert found.why == (
        "名次前后不一：“5.csv”工作表“Sheet1”第2行是5，“6.csv”工作表“Sheet1”第2行是6，请先核对"
    )


def test_two_periods_are_two_matches_of_which_one_is_taken(standing):
    first, second = entries(standing)
    rows = [row(first, rank, 60, 0, f"202{rank}-202{rank + 1}") for rank in (3, 4)]
    one, other, _ = plan(standing, listed(*rows, row(second, "", "", "", "")))
    assert [match.study.rank for match in (one, other)] == [3, 4]
    with pytest.raises(SudeskError, match="选了两个时期的成绩"):
        standing.do(ranks.apply_ranks, [one, other])
    assert studies(standing) == [Study(), Study()]
    standing.do(ranks.apply_ranks, [other])
    assert studies(standing)[0] == Study(4, 60, "2024—2025 学年", 0)


def test_a_rank_without_a_total_is_told_and_not_recorded(standing):
    first, second = entries(standing)
    rows = [row(first, 5, "", 0, ""), row(second, 6, "", "", "")]
    found, other = plan(standing, listed(*rows))
    assert found.study == Study(fails=0)
    assert found.doubts == ("有名次5，表里没有专业人数，请另行填写",)
    assert other.study is None
    assert "有名次6，表里没有专业人数" in other.why


def test_what_is_known_already_stays_where_the_table_is_silent(standing):
    first, _ = entries(standing)
    chosen = standing.ask(elections.view, standing.election).candidates[0].id
    standing.do(reviews.record_study, chosen, STUDY)
    found, _ = plan(standing, listed(row(first, "", "", 3, "")))
    assert found.study == replace(STUDY, fails=3)


def test_a_rank_beyond_the_total_is_no_rank(standing):
    first, _ = entries(standing)
    found, _ = plan(standing, listed(row(first, 61, 60, 0, "")))
    assert found.study is None
    assert found.why.endswith("第2行的名次61大于专业人数60")


def test_nothing_changes_once_ballots_are_prepared(hall):
    hall.convene().call().prepare()
    first, _ = entries(hall)
    matches = plan(hall, listed(row(first, 5, 60, 0, "")))
    assert {match.why for match in matches} == {"选票已经准备，不能再改"}
    assert hall.do(ranks.apply_ranks, matches) == 0


def test_files_are_read_and_matched_in_one_job(standing, tmp_path):
    first, _ = entries(standing)
    name, content = listed(row(first, 5, 60, 0, ""))
    (tmp_path / name).write_bytes(content)
    reports = []

    def report(*said):
        reports.append(said)

    with standing.store.reading() as session:
        paths = [tmp_path / name, tmp_path / "没有.csv"]
        found = ranks.read_files(session, report, paths, standing.congress)
    assert found.matches[0].study == Study(5, 60, "", 0)
    assert [name for name, _ in found.reading.unreadable] == ["没有.csv"]
    assert reports
