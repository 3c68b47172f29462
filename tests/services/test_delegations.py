import pytest

from sudesk.errors import Refused
from sudesk.services import delegates, delegations, quotas
from sudesk.services.delegations import Grouping
from sudesk.terms import CongressKind


@pytest.fixture
def seated(hall):
    """Six delegates: three of 2024, two of 2025, one of 2026."""
    return hall.convene(CongressKind.DELEGATES, 6)


def grouped(hall):
    return hall.ask(delegations.grouped, hall.congress)


def sizes(hall):
    return {one.name: len(one.members) for one in grouped(hall).delegations}


def test_delegations_are_proposed_by_grade_and_by_class(seated):
    by_grade = seated.ask(delegations.proposed, seated.congress, Grouping.COHORT)
    assert {name: len(ids) for name, ids in by_grade.items()} == {
        "2024级代表团": 3,
        "2025级代表团": 2,
        "2026级代表团": 1,
    }
    assert seated.do(delegations.arrange, seated.congress, Grouping.CLASS) == 3
    assert sizes(seated) == {
        "会计2401班代表团": 3,
        "会计2501班代表团": 2,
        "审计2601班代表团": 1,
    }
    assert grouped(seated).without_leader == 3


def test_arranging_anew_keeps_leaders_where_the_delegation_stays(seated):
    first = seated.due[0].id
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    seated.do(delegations.lead, seated.congress, first)
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    assert grouped(seated).delegations[0].leader.entry.id == first
    assert [one.number for one in grouped(seated).delegations] == [1, 2, 3]


def test_two_leaders_that_come_together_become_one(seated):
    one = seated.do(delegations.add, seated.congress, "第一代表团")
    two = seated.do(delegations.add, seated.congress, "第二代表团")
    first, second = (entry.id for entry in seated.due[:2])
    seated.do(delegations.assign, seated.congress, one, [first])
    seated.do(delegations.assign, seated.congress, two, [second])
    for entry in (first, second):
        seated.do(delegations.lead, seated.congress, entry)
    assert not grouped(seated).without_leader
    assert len(grouped(seated).loose) == 4
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    assert [row.leads for row in grouped(seated).delegations[0].members] == [True, False, False]


def test_a_delegation_has_one_leader(seated):
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    first, second = (entry.id for entry in seated.due[:2])
    seated.do(delegations.lead, seated.congress, first)
    seated.do(delegations.lead, seated.congress, second)
    assert [row.leads for row in grouped(seated).delegations[0].members] == [False, True, False]
    seated.do(delegations.lead, seated.congress, second, False)
    assert grouped(seated).delegations[0].leader is None


def test_who_is_moved_leads_no_more(seated):
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    first = seated.due[0].id
    seated.do(delegations.lead, seated.congress, first)
    other = grouped(seated).delegations[1].id
    seated.do(delegations.assign, seated.congress, other, [first])
    assert sizes(seated) == {"2024级代表团": 2, "2025级代表团": 3, "2026级代表团": 1}
    assert all(one.leader is None for one in grouped(seated).delegations)


def test_only_a_member_leads(seated):
    with pytest.raises(Refused, match="还没有编入代表团"):
        seated.do(delegations.lead, seated.congress, seated.due[0].id)


def test_names_are_given_once(seated):
    first = seated.do(delegations.add, seated.congress, "第一代表团")
    seated.do(delegations.add, seated.congress, "第二代表团")
    for name, words in (("第二代表团", "已经有"), (" ", "还没有名称")):
        with pytest.raises(Refused, match=words):
            seated.do(delegations.rename, first, name)
    seated.do(delegations.rename, first, " 第一代表团 ")
    assert list(sizes(seated)) == ["第一代表团", "第二代表团"]


def test_who_was_in_a_delegation_that_goes_is_in_none(seated):
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    seated.do(delegations.lead, seated.congress, seated.due[0].id)
    seated.do(delegations.remove, grouped(seated).delegations[0].id)
    assert [row.entry for row in grouped(seated).loose] == list(seated.due[:3])
    assert not any(row.leads for row in grouped(seated).loose)
    assert not grouped(seated).complete


def test_without_delegates_there_is_nothing_to_arrange(hall):
    hall.convene(CongressKind.DELEGATES)
    hall.do(quotas.fix, hall.congress, 6)
    with pytest.raises(Refused, match="还没有登记代表"):
        hall.do(delegations.arrange, hall.congress, Grouping.COHORT)


def test_a_delegate_taken_off_and_put_back_is_in_the_same_delegation(seated):
    seated.do(delegations.arrange, seated.congress, Grouping.COHORT)
    before = grouped(seated)
    kept = seated.do(delegates.remove, seated.congress, [seated.due[0].id])
    assert sizes(seated)["2024级代表团"] == 2
    seated.do(delegates.put_back, seated.congress, kept)
    after = grouped(seated)
    assert [[row.entry for row in one.members] for one in after.delegations] == [
        [row.entry for row in one.members] for one in before.delegations
    ]
