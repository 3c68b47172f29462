from dataclasses import replace

from sudesk.papers.notice_sheet import NoticeSheet
from sudesk.services import delegates, departments, notices, organisations, papers
from sudesk.services.organisations import Body, Outside
from sudesk.terms import CongressKind, NoticeKind, SeatKind
from tests.services.scenes import PROFILE
from tests.services.test_notices import put_up


def eights(hall):
    return [one for one in hall.ask(papers.slots, hall.congress) if one.number == 8]


def compose(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def test_before_any_notice_the_paper_is_still_to_come(hall):
    hall.convene()
    (slot,) = eights(hall)
    assert (slot.missing, slot.page) == ("还没有张贴公示", "notices")


def test_every_standing_notice_is_a_paper(hall):
    hall.convene().call(announced=False)
    void = put_up(hall)
    hall.do(notices.withdraw, void, "漏列一人")
    put_up(hall)
    put_up(hall, kind=NoticeKind.CALL)
    first, second = eights(hall)
    assert (first.title, second.title) == ("学生会主席团候选人公示", "学生会主席团报名公告")
    paper = compose(hall, first.key)
    assert isinstance(paper, NoticeSheet)
    assert (paper.seats, paper.working_days, paper.order) == (1, 3, "按姓氏笔画为序")
    assert [one.name for one in paper.people] == [one.name for one in hall.due[:2]]
    call = compose(hall, second.key)
    assert call.people == ()
    assert any("30%" in one for one in call.conditions)


def test_delegates_hang_without_an_order_of_their_own(crowd):
    crowd.convene(CongressKind.DELEGATES, 60)
    put_up(crowd, kind=NoticeKind.DELEGATES, election=None)
    paper = compose(crowd, eights(crowd)[0].key)
    assert (len(paper.people), paper.order, paper.post) == (60, "", "")


def test_the_public_reads_who_sits_for_a_club_or_by_office(crowd):
    crowd.convene(CongressKind.DELEGATES, 60)
    free = [one.id for one in crowd.roll if one.id not in {each.id for each in crowd.due}]
    outside = Outside((Body("会计协会", 2),), 1)
    crowd.do(organisations.arrange, crowd.congress, outside)
    (body,) = crowd.ask(organisations.outside, crowd.congress).bodies
    crowd.do(delegates.add, crowd.congress, free[:2], SeatKind.ORGANISATION, body.id)
    crowd.do(delegates.add, crowd.congress, free[2:3], SeatKind.EX_OFFICIO)
    put_up(crowd, kind=NoticeKind.DELEGATES, election=None)
    paper = compose(crowd, eights(crowd)[0].key)
    names = {one.id: one.name for one in crowd.roll}
    assert [(what, [one.name for one in people]) for what, people in paper.apart] == [
        ("会计协会代表", [names[id_] for id_ in free[:2]]),
        ("当然代表", [names[free[2]]]),
    ]
    crowd.do(departments.save_profile, replace(PROFILE, telephone="0000-88880205"))
    request = compose(crowd, "1-1")
    assert (request.seats, request.outside) == (63, (("会计协会代表", 2), ("当然代表", 1)))
