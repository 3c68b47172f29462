from hypothesis import given

from sudesk.rules.countfile import parse
from sudesk.rules.identities import Bundles, check
from sudesk.rules.voting import Contest, Figures, Tally, Votes
from tests.rules.count_files import count_files

CONTEST = Contest("选举", 2, ("甲", "乙"))
FIGURES = Figures(10, 8, 9, 8, 7)
COUNT = Tally({"甲": Votes(4, 1, 1), "乙": Votes(6, 0, 0)}, {"丙": 1}, 6, 1)


def broken(figures=FIGURES, left_over=1, count=COUNT):
    return {one.code for one in check(CONTEST, figures, left_over, count) if not one.holds}


def codes(*args, **kwargs):
    return [one.code for one in check(*args, **kwargs)]


def test_a_sound_count_passes_and_tells_of_missing_papers():
    checks = check(CONTEST, FIGURES, 1, COUNT)
    assert [one.code for one in checks] == [f"E.10{n}" for n in range(1, 8)] + ["W.201", "W.203"]
    assert all(one.holds and one.meaning for one in checks)
    assert checks[0].sentence == "印制9＝发出8＋剩余1"
    assert checks[0].fields == ("printed", "issued", "left_over")
    assert checks[7].sentence == "1张发出未收回，不计票，仍在基数内"


def test_each_identity_has_its_number():
    assert broken(left_over=2) == {"E.101"}
    assert broken(Figures(10, 7, 9, 8, 7)) == {"E.102"}
    assert broken(Figures(7, 8, 9, 8, 7)) == {"E.103"}
    assert broken(Figures(10, 8, 9, 8, 6)) == {"E.104"}
    assert broken(Figures(10, 8, 9, 8, 8)) == {"E.104"}
    uneven = Tally({"甲": Votes(4, 1, 2), "乙": Votes(6, 0, 0)}, {}, 6, 1)
    assert broken(count=uneven) == {"E.105"}
    many = Tally({"甲": Votes(6, 0, 0), "乙": Votes(6, 0, 0)}, {"丙": 1}, 6, 1)
    assert broken(count=many) == {"E.106"}
    one = Tally({"甲": Votes(7, -1, 0), "乙": Votes(0, 6, 0)}, {}, 6, 1)
    assert broken(count=one) == {"E.107"}


def test_a_remedy_says_how_many_ballots_are_missing_or_too_many():
    found = {
        collected: next(
            one for one in check(CONTEST, Figures(10, 8, 9, 8, collected), 1, COUNT) if one.stops
        )
        for collected in (6, 8)
    }
    assert "多录了1张" in found[6].remedy and "还差1张" in found[8].remedy
    assert found[6].fields == ("collected",)


def test_the_special_error_stands_before_the_general_one():
    assert codes(CONTEST, Figures(10, 8, 7, 8, 7), 1, COUNT)[:2] == ["E.111", "E.101"]
    assert codes(CONTEST, FIGURES, 10, COUNT)[:2] == ["E.112", "E.101"]
    open_ = check(CONTEST, FIGURES, 1, COUNT, Bundles({2: "录入中"}, {}))
    assert [one.code for one in open_ if one.stops] == ["E.141"]
    assert [one.code for one in open_].index("E.141") < [one.code for one in open_].index("E.104")
    assert open_[3].sentence == "第2捆还没有核对（录入中）"
    assert open_[3].fields == ("bundle:2",)


def test_two_digits_that_changed_places_are_told():
    people = Figures(100, 95, 0, 82, 0)
    for printed, issued, left, words in (
        (59, 82, 13, "印制填的是59，若为95"),
        (95, 28, 13, "发出填的是28，若为82"),
        (95, 82, 31, "剩余填的是31，若为13"),
    ):
        figures = Figures(people.entitled, people.present, printed, issued, issued)
        first = next(one for one in check(CONTEST, figures, left, COUNT) if one.code == "E.101")
        assert first.remedy.startswith(words)
    plain = check(CONTEST, FIGURES, 2, COUNT)[0]
    assert plain.remedy.startswith("请重数")


def test_what_to_know_is_told_and_stops_nothing():
    notes = check(
        CONTEST, Figures(10, 9, 9, 8, 7), 1, COUNT, Bundles({}, {1: (19, 20)}), printed_runs=12
    )
    told = {one.code: one.sentence for one in notes if one.code.startswith("W")}
    assert told == {
        "W.201": "1张发出未收回，不计票，仍在基数内",
        "W.203": "无效票1张，超过收回7张的十分之一",
        "W.204": "实到9人，发出8张，1人没有领票",
        "W.205": "登记印制9张，程序打印过12张",
        "W.206": "第1捆有19张，应有20张",
    }
    assert not any(one.stops for one in notes)
    few = Tally({"甲": Votes(7, 0, 0), "乙": Votes(0, 0, 7)}, {}, 7, 0)
    assert codes(CONTEST, FIGURES, 1, few, printed_runs=9)[7:] == ["W.201"]


def test_an_empty_count_has_no_highest_vote():
    nobody = check(Contest("选举", 1, ()), Figures(1, 0, 0, 0, 0), 0, Tally({}, {}, 0, 0))
    assert not any(one.stops for one in nobody)


def test_more_papers_than_issued_are_told_but_do_not_stop_the_seal():
    count = Tally({"甲": Votes(4, 1, 3), "乙": Votes(6, 0, 2)}, {}, 8, 1)
    checks = check(CONTEST, Figures(10, 8, 9, 8, 9), 1, count)
    assert [one.code for one in checks if not one.holds] == ["W.202"]
    assert not any(one.stops for one in checks)


@given(count_files())
def test_ballots_counted_one_by_one_keep_every_identity_of_votes(document):
    count = parse(document)
    left_over = count.figures.printed - count.figures.issued
    checks = check(count.contest, count.figures, left_over, count.tally())
    assert not any(one.stops for one in checks)
