from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import Refused, SudeskError
from sudesk.services import election_rules, elections, notices, objections
from sudesk.services.calendar import calendar
from sudesk.terms import CongressKind, NoticeKind, Ruled

FRIDAY, TUESDAY = date(2026, 12, 11), date(2026, 12, 15)
WHERE = ("系办公楼公告栏", "系团总支办公室，65880000")


@pytest.fixture
def called(hall):
    return hall.convene().call()


def put_up(hall, from_on=FRIDAY, until_on=TUESDAY, kind=NoticeKind.CANDIDATES, **more):
    return hall.do(
        notices.put_up,
        hall.congress,
        kind,
        from_on,
        until_on,
        *WHERE,
        more.get("election", hall.election),
        more.get("by", ""),
        more.get("because", ""),
    )


def ruling(hall, kind=NoticeKind.CANDIDATES):
    return hall.ask(notices.ruling, hall.congress, kind, hall.election)


def view(hall, notice):
    return hall.ask(notices.view, notice)


@pytest.fixture
def bare(hall):
    """An election whose candidates have not been announced yet."""
    return hall.convene().call(announced=False)


def test_a_notice_lists_who_stands_and_runs_over_working_days(bare):
    draft = bare.ask(notices.draft, bare.congress, NoticeKind.CANDIDATES, FRIDAY, bare.election)
    assert draft.until_on == TUESDAY
    found = view(bare, put_up(bare))
    standing = bare.ask(elections.view, bare.election).candidates
    assert [one.entry_id for one in found.listing] == [one.entry.id for one in standing]
    assert found.listing == draft.listing
    assert not any(one.number for one in found.listing)
    assert (found.worked, found.pending, found.title) == (3, 0, "学生会主席团候选人公示")
    assert not ruling(bare).blocks


def test_a_draft_that_begins_on_a_free_day_counts_from_the_next_working_day(bare):
    saturday = date(2026, 12, 12)
    draft = bare.ask(notices.draft, bare.congress, NoticeKind.CANDIDATES, saturday, bare.election)
    assert draft.until_on == date(2026, 12, 16)
    assert bare.ask(calendar).count(saturday, draft.until_on) == 3


def test_the_election_rules_say_how_long_a_notice_hangs(bare):
    terms = replace(election_rules.DEFAULTS, notice_days=5)
    bare.do(election_rules.save_draft, bare.congress, terms)
    draft = bare.ask(notices.draft, bare.congress, NoticeKind.CANDIDATES, FRIDAY, bare.election)
    assert draft.until_on == date(2026, 12, 17)
    with pytest.raises(Refused, match="少于规定的5个"):
        put_up(bare)


def test_without_a_notice_or_before_it_has_run_the_way_is_barred(bare):
    assert "还没有进行" in ruling(bare).sentence
    put_up(bare, FRIDAY, date(2026, 12, 18))
    assert "还没有期满" in ruling(bare).sentence


def test_a_notice_too_short_needs_a_name_and_a_reason(bare):
    with pytest.raises(Refused, match=r"只有2个工作日，少于规定的3个.*改革方案二\.7"):
        put_up(bare, FRIDAY, date(2026, 12, 14))
    notice = put_up(bare, FRIDAY, date(2026, 12, 14), by="王书记", because="临近放假")
    found = view(bare, notice)
    assert (found.shortened_by, found.shortened_because) == ("王书记", "临近放假")
    assert not ruling(bare).blocks


def test_the_same_list_hangs_once(bare):
    notice = put_up(bare)
    with pytest.raises(Refused, match="正在张贴"):
        put_up(bare)
    bare.do(notices.withdraw, notice, "名单有误")
    assert "还没有进行" in ruling(bare).sentence
    put_up(bare)
    assert not ruling(bare).blocks


def test_who_comes_onto_the_list_later_must_be_announced_too(bare):
    put_up(bare)
    newcomer = bare.due[5]
    bare.stand(newcomer)
    found = ruling(bare)
    assert found.blocks
    assert newcomer.name in found.sentence


def test_who_leaves_the_list_does_no_harm(bare):
    put_up(bare)
    bare.leave(bare.ask(elections.view, bare.election).candidates[0])
    assert not ruling(bare).blocks


def test_an_open_objection_holds_the_step_up_until_it_is_settled(bare):
    notice = put_up(bare)
    objection = bare.do(objections.object_to, notice, TUESDAY, "排名与成绩单不符")
    assert "1件异议" in ruling(bare).sentence
    with pytest.raises(SudeskError, match="由谁处理"):
        bare.do(objections.settle, objection, Ruled.DISMISSED, "", "", TUESDAY)
    with pytest.raises(Refused, match="早于提出"):
        bare.do(objections.settle, objection, Ruled.DISMISSED, "核对无误", "陆文舟", FRIDAY)
    bare.do(objections.settle, objection, Ruled.DISMISSED, "核对无误", "陆文舟", TUESDAY)
    assert not ruling(bare).blocks
    bare.do(objections.settle, objection, Ruled.PENDING, "", "", TUESDAY)
    assert ruling(bare).blocks
    assert view(bare, notice).pending == 1


def test_an_objection_needs_a_matter_and_a_day_after_the_beginning(bare):
    notice = put_up(bare)
    with pytest.raises(SudeskError, match="异议的内容"):
        bare.do(objections.object_to, notice, TUESDAY, " ")
    with pytest.raises(Refused, match="早于公示开始"):
        bare.do(objections.object_to, notice, date(2026, 12, 10), "太晚")
    bare.do(notices.withdraw, notice, "名单有误")
    with pytest.raises(Refused, match="已经作废"):
        bare.do(objections.object_to, notice, TUESDAY, "作废之后")


def test_dates_out_of_order_and_missing_places_are_refused(bare):
    with pytest.raises(Refused, match="早于开始"):
        put_up(bare, TUESDAY, FRIDAY)
    with pytest.raises(SudeskError, match="地点"):
        bare.do(notices.put_up, bare.congress, NoticeKind.CANDIDATES, FRIDAY, TUESDAY, " ", "电话")
    with pytest.raises(SudeskError, match="哪一项选举"):
        put_up(bare, election=None)


def test_a_notice_comes_down_after_its_last_day(bare):
    notice = put_up(bare)
    with pytest.raises(Refused, match="还不能撤下"):
        bare.do(notices.take_down, notice, TUESDAY)
    down = date(2026, 12, 16)
    bare.do(notices.take_down, notice, down)
    assert view(bare, notice).taken_down_on == down
    bare.do(notices.hang_again, notice)
    assert view(bare, notice).taken_down_on is None


def test_a_notice_is_cut_short_or_prolonged_by_a_reasoned_decision(bare):
    notice = put_up(bare)
    monday = date(2026, 12, 14)
    with pytest.raises(SudeskError, match="谁决定"):
        bare.do(notices.cut_short, notice, monday, "", "")
    with pytest.raises(Refused, match="原定截止之前"):
        bare.do(notices.cut_short, notice, TUESDAY, "王书记", "放假")
    bare.do(notices.cut_short, notice, monday, "王书记", "放假")
    assert view(bare, notice).shortened_by == "王书记"
    with pytest.raises(Refused, match="晚于原定"):
        bare.do(notices.prolong, notice, monday)
    bare.do(notices.prolong, notice, date(2026, 12, 18))
    assert ruling(bare).blocks


def test_delegates_are_announced(crowd):
    crowd.convene(CongressKind.DELEGATES, 60)
    notice = put_up(crowd, kind=NoticeKind.DELEGATES, election=None)
    assert len(view(crowd, notice).listing) == 60


def test_an_assembly_has_no_delegates_to_announce(hall):
    hall.convene()
    with pytest.raises(Refused, match="没有代表名单"):
        put_up(hall, kind=NoticeKind.DELEGATES, election=None)


def test_the_result_is_announced_once_it_is_sealed(sealed):
    notice = put_up(sealed, kind=NoticeKind.RESULT)
    assert [one.name for one in view(sealed, notice).listing] == sealed.result["elected"]


def test_before_the_seal_there_is_a_call_but_no_result(called):
    with pytest.raises(Refused, match="还没有封存"):
        put_up(called, kind=NoticeKind.RESULT)
    call = put_up(called, kind=NoticeKind.CALL)
    assert [one.name for one in view(called, call).listing] == ["学生会主席团，应选1名"]


def test_rules_that_come_to_ask_for_more_days_want_somebody_to_answer(bare):
    notice = put_up(bare)
    assert not ruling(bare).blocks
    terms = replace(election_rules.DEFAULTS, notice_days=4)
    bare.do(election_rules.save_draft, bare.congress, terms)
    assert "只有3个工作日，少于规定的4个" in ruling(bare).sentence
    bare.do(notices.prolong, notice, date(2026, 12, 16))
    assert not ruling(bare).blocks
    bare.do(notices.cut_short, notice, date(2026, 12, 15), "王书记", "临近放假")
    assert not ruling(bare).blocks
