from datetime import date, datetime

import pytest

from sudesk.models.hall import AgendaItem
from sudesk.models.preparing import ClassElection, ElectionRules
from sudesk.models.tables import Organisation
from sudesk.rules.election_rules import Terms
from sudesk.rules.plan import RULES
from sudesk.rules.termsfile import dump_terms
from sudesk.rules.yearly import TASKS
from sudesk.services import evidence, sittings
from sudesk.terms import (
    AgendaTask,
    ChairForm,
    CongressKind,
    SittingKind,
    Verdict,
    VoteForm,
)


def findings(hall):
    return hall.ask(evidence.findings)


def only(hall, rule):
    (finding,) = findings(hall)[rule]
    assert finding.about == ""
    return finding.ruling


def add(hall, *rows):
    with hall.store.writing() as session:
        session.add_all(rows)


def agenda(hall, tasks, dropped=()):
    add(
        hall,
        *(
            AgendaItem(
                congress_id=hall.congress,
                sitting=SittingKind.FORMAL,
                position=place,
                task=task,
                title=task.label,
                minutes=5,
                dropped_because="今年不修订" if task in dropped else None,
            )
            for place, task in enumerate(tasks, 1)
        ),
    )


def test_every_rule_says_something_before_there_is_a_congress(hall):
    found = findings(hall)
    assert tuple(found) == RULES
    for rule, each in found.items():
        assert [one.ruling.rule for one in each] == [rule]
        assert each[0].ruling.verdict in (Verdict.NOTED, Verdict.ALLOWED)


def test_every_rule_says_something_in_a_file_that_is_not_founded(empty):
    with empty.reading() as session:
        assert tuple(evidence.findings(session)) == RULES


def test_an_assembly_has_no_delegates_to_look_at(hall):
    hall.convene()
    for rule in ("R1", "R2", "R3", "R5"):
        assert only(hall, rule).sentence == "全体学生大会没有代表，不适用"
    assert only(hall, "D5").sentence.startswith("学生24人，低于400人")
    assert "名册冻结于2026年12月18日" in only(hall, "D5").sentence
    assert only(hall, "D1").verdict is Verdict.NOTED


def test_a_congress_of_delegates_is_no_offence_to_the_four_hundred(crowd):
    crowd.convene(CongressKind.DELEGATES)
    assert only(crowd, "D5").verdict is Verdict.ALLOWED
    assert only(crowd, "D1").verdict is Verdict.ALLOWED


def test_before_the_congress_four_hundred_only_inform(crowd):
    ruling = only(crowd, "D5")
    assert (ruling.verdict, ruling.sentence[:6]) == (Verdict.NOTED, "学生420人")


def test_the_year_runs_from_the_last_congress_held(hall):
    assert "最迟2026年12月19日，还有1天" in only(hall, "D2").sentence
    hall.convene()
    assert "大会定在2026年12月18日，不晚于2026年12月19日" in only(hall, "D2").sentence
    hall.store.clock = lambda: datetime(2027, 12, 19)
    ruling = only(hall, "D2")
    assert (ruling.verdict, ruling.sentence[-4:]) == (Verdict.WARNED, "已过1天")


def test_an_agenda_is_read_with_what_was_dropped_for_a_reason(hall):
    hall.convene()
    assert only(hall, "B1").sentence == "还没有大会议程"
    agenda(hall, [AgendaTask.REPORT, AgendaTask.BALLOT, AgendaTask.CHARTER], [AgendaTask.CHARTER])
    assert only(hall, "B1").sentence.endswith("缺征求意见和建议")
    agenda(hall, [AgendaTask.OPINIONS])
    assert only(hall, "B1").sentence == "议程四项任务齐全，今年不修订章程"


def test_an_agenda_without_a_dropped_charter_misses_it(hall):
    hall.convene()
    agenda(hall, [task for task in TASKS if task is not AgendaTask.CHARTER])
    assert only(hall, "B1").verdict is Verdict.WARNED


def test_candidates_and_their_notice_are_told_one_by_one(hall):
    hall.convene().call()
    found = findings(hall)
    assert len(found["B2"]) == 2
    assert all(one.about for one in found["B2"])
    assert [one.about for one in found["B3"]] == ["候选人公示"]
    assert [one.about for one in found["B8"]] == ["学生会主席团"]
    assert only(hall, "D6").sentence == "主席团1人，不超过3人"


def test_an_election_without_candidates_has_nothing_to_announce(hall):
    hall.convene().call(standing=0, announced=False)
    assert only(hall, "B3").sentence == "还没有要公示的名单"
    assert only(hall, "B2").sentence == "还没有候选人"


def test_who_was_elected_is_counted_and_the_chair_waited_for(sealed):
    assert only(sealed, "D3").sentence == "主席团已选出1人，主席还没有选出"
    assert only(sealed, "D3").verdict is Verdict.NOTED
    sealed.do(sittings.close_sitting, sealed.sitting)
    assert only(sealed, "D3").verdict is Verdict.BLOCKED
    assert "选举结果公示" in [one.about for one in findings(sealed)["B3"]]
    assert only(sealed, "B10").sentence.startswith("本次大会开会1次")


def test_where_the_chair_rotates_the_presidium_is_enough(sealed):
    adopted = ElectionRules(
        congress_id=sealed.congress,
        version=9,
        terms=dump_terms(Terms(chair=ChairForm.ROTATING)),
        adopted_at=datetime(2026, 12, 18, 9),
        present=24,
        approve=24,
        oppose=0,
        abstain=0,
    )
    add(sealed, adopted)
    assert only(sealed, "D3").verdict is Verdict.ALLOWED
    assert "选用了轮值" in only(sealed, "R6").sentence


@pytest.fixture
def delegates(crowd):
    return crowd.convene(CongressKind.DELEGATES, 84)


def test_seats_and_delegates_are_measured_by_the_references(delegates):
    assert only(delegates, "R1").sentence == "代表84/420人，参照不低于1%，达到"
    assert only(delegates, "R3").sentence == "非骨干代表84/84人，参照不低于60%，达到"
    assert only(delegates, "R2").verdict is Verdict.ALLOWED
    assert only(delegates, "R5").sentence == "有名额的3个班，登记了选举会议的0个"
    assert [one.about for one in findings(delegates)["B3"]] == ["代表名单公示"]


def test_a_main_club_without_a_seat_is_named(delegates):
    club = {"congress_id": delegates.congress, "seats": 0}
    add(
        delegates,
        Organisation(position=1, name="英语社", main_club=True, **club),
        Organisation(position=2, name="棋社", main_club=False, **club),
    )
    assert only(delegates, "R2").sentence == "没有代表的有英语社"


def test_class_meetings_on_record_are_counted(delegates):
    add(
        delegates,
        *(
            ClassElection(
                congress_id=delegates.congress,
                class_name=name,
                held_on=date(2026, 12, 1),
                due=100,
                present=90,
                form=VoteForm.SECRET,
            )
            for name in ("会计2401班", "会计2501班")
        ),
    )
    assert only(delegates, "R5").sentence.endswith("登记了选举会议的2个")


def test_quotas_come_before_delegates(crowd):
    crowd.convene(CongressKind.DELEGATES)
    assert only(crowd, "R2").sentence == "还没有分配名额"
    assert only(crowd, "R5").sentence == "还没有分配名额"


def test_the_own_assessment_counts_what_is_met(sealed):
    found = findings(sealed)
    own = [each for rule, each in found.items() if rule[0] != "R" and rule != "C2"]
    met = sum(all(one.ruling.verdict is Verdict.ALLOWED for one in each) for each in own)
    assert only(sealed, "C2").sentence == f"对系里的23条规定，已符合{met}条"
    assert met > 3
