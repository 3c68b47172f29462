from hypothesis import given

from sudesk.rules.countfile import parse
from sudesk.rules.identities import check
from sudesk.rules.voting import Contest, Figures, Tally, Votes
from tests.rules.count_files import count_files

CONTEST = Contest("选举", 2, ("甲", "乙"))
FIGURES = Figures(10, 8, 9, 8, 7)
COUNT = Tally({"甲": Votes(4, 1, 1), "乙": Votes(6, 0, 0)}, {"丙": 1}, 6, 1)


def broken(figures=FIGURES, left_over=1, count=COUNT):
    return {one.code for one in check(CONTEST, figures, left_over, count) if not one.holds}


def test_a_sound_count_passes_and_tells_of_missing_papers():
    checks = check(CONTEST, FIGURES, 1, COUNT)
    assert [one.code for one in checks] == [f"E.10{n}" for n in range(1, 7)] + ["W.201"]
    assert not any(one.stops for one in checks)
    assert checks[0].sentence == "印制9＝发出8＋剩余1"
    assert checks[-1].sentence == "1张发出未收回，不计票，仍在基数内"


def test_each_identity_has_its_number():
    assert broken(left_over=2) == {"E.101"}
    assert broken(Figures(10, 7, 9, 8, 7)) == {"E.102"}
    assert broken(Figures(7, 8, 9, 8, 7)) == {"E.102"}
    assert broken(Figures(10, 8, 9, 8, 6)) == {"E.103"}
    uneven = Tally({"甲": Votes(4, 1, 2), "乙": Votes(6, 0, 0)}, {}, 6, 1)
    assert broken(count=uneven) == {"E.104"}
    many = Tally({"甲": Votes(6, 0, 0), "乙": Votes(6, 0, 0)}, {"丙": 1}, 6, 1)
    assert broken(count=many) == {"E.105"}
    one = Tally({"甲": Votes(7, -1, 0), "乙": Votes(0, 6, 0)}, {}, 6, 1)
    assert broken(count=one) == {"E.106"}


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
