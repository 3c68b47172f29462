from datetime import date

import pytest

from sudesk.services import (
    attendees,
    badges,
    class_elections,
    credentials,
    delegate_papers,
    delegate_prints,
    delegates,
    delegations,
    papers,
    replacements,
    tables,
)
from sudesk.services.attendees import Person
from sudesk.services.class_elections import Meeting
from sudesk.terms import Category, CongressKind

DAY = date(2026, 12, 8)
GUEST = Person("何安", "院团委", "书记")


@pytest.fixture
def seated(hall):
    """Six delegates in delegations by grade, an observer, and the first class's meeting."""
    hall.convene(CongressKind.DELEGATES, 6)
    hall.do(delegations.arrange, hall.congress, delegations.Grouping.COHORT)
    hall.do(attendees.add, hall.congress, Category.OBSERVER, [GUEST])
    meeting = Meeting(date(2026, 12, 1), 10, 9)
    hall.do(class_elections.record_meeting, hall.congress, "会计2401班", meeting)
    hall.do(delegates.describe, hall.congress, hall.due[0].id, 7, "班长")
    return hall


def slot(hall, key):
    return next(one for one in hall.ask(papers.slots, hall.congress) if one.key == key)


def compose(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def test_every_delegate_has_a_form_with_what_is_known(seated):
    forms = compose(seated, "4").forms
    assert [form.name for form in forms] == [entry.name for entry in seated.due]
    first = forms[0]
    assert (first.post, first.votes) == ("班长", ("10", "9", "7"))
    assert (first.held_on, first.form) == ("2026年12月1日", "无记名投票")
    assert (first.delegation, first.origin) == ("2024级代表团", "班级选举")
    assert forms[3].votes == ("", "", "")


def test_the_list_names_delegation_post_and_what_is_particular(seated):
    first, fourth = seated.due[0], seated.roll[3]
    seated.do(delegations.lead, seated.congress, first.id)
    seated.do(replacements.replace, seated.congress, seated.due[1].id, fourth.id, "转出", DAY)
    paper = compose(seated, "5")
    rows = {row.name: row for row in paper.rows}
    assert (rows[first.name].note, rows[first.name].post) == ("团长", "班长")
    assert rows[fourth.name].note == "替补"
    assert [row.delegation for row in paper.rows] == (
        ["2024级代表团"] * 3 + ["2025级代表团"] * 2 + ["2026级代表团"]
    )
    assert [(one.category, one.name, one.unit) for one in paper.others] == [
        ("列席", "何安", "院团委")
    ]
    assert any(
        one.title.startswith("代表名册") for one in seated.ask(tables.tables, seated.congress)
    )


def test_the_report_waits_for_the_signatures_and_for_who_came_after(seated):
    assert slot(seated, "6").missing == "资格审查还没有签字"
    seated.do(credentials.sign, seated.congress, ["林知远"], DAY, "登记表已见原件。")
    report = compose(seated, "6")
    assert (report.delegates, report.origins) == (6, (("班级代表", 6),))
    assert (report.signers, report.because) == (("林知远",), "登记表已见原件")
    assert "代表登记表还没有交回的6名" in report.open_points
    assert not report.over_half
    kinds = {kind.heading: kind for kind in report.kinds}
    told = [kind for kind in kinds.values() if kind.parts]
    assert told and all(sum(n for _, n in kind.parts) == 6 for kind in told)
    assert kinds["年级"].remark == "各年级、各班级均有代表"
    assert (kinds["民族"].parts, kinds["民族"].remark) == ((), "名册中登记的只有0人，未作统计")
    assert "非骨干6人，占6/6（100.0%）" in report.ordinary
    held = [(line.class_group, line.present, line.enough) for line in report.classes]
    assert held[0] == ("会计2401班", 9, True)
    assert held[1] == ("会计2501班", None, None)
    leaving, coming = seated.due[1].id, seated.roll[3].id
    seated.do(replacements.replace, seated.congress, leaving, coming, "转出", DAY)
    assert slot(seated, "6").missing == "签字之后代表有变动，须补充审查"


def test_a_class_without_delegate_is_named(seated):
    seated.do(delegates.remove, seated.congress, [seated.due[-1].id])
    seated.do(credentials.sign, seated.congress, ["林知远"], DAY, "理由")
    kinds = {kind.heading: kind for kind in compose(seated, "6").kinds}
    assert kinds["年级"].remark == "没有代表的班级：审计2601班"


def test_cards_are_numbered_by_delegation_and_marked_when_printed_again(seated):
    cards = compose(seated, "32").badges
    assert [card.number for card in cards] == ["1-01", "1-02", "1-03", "2-01", "2-02", "3-01"]
    assert [card.code for card in cards] == [entry.student_no for entry in seated.due]
    first = seated.due[0].id
    seated.do(badges.printed, seated.congress, [first])
    assert compose(seated, "32").badges[0].number == "1-02"
    with seated.store.reading() as session:
        congress = papers.congresses.view(session, seated.congress)
        (again,) = delegate_papers.delegate_cards(session, congress, [first]).badges
    assert (again.number, again.reissued) == ("1-01", True)
    everybody = [entry.id for entry in seated.due]
    seated.do(badges.printed, seated.congress, everybody)
    assert "都已打印" in slot(seated, "32").missing


def test_cards_of_ten_delegations_stand_in_their_order(seated):
    for number in range(4, 12):
        team = seated.do(delegations.add, seated.congress, f"第{number}代表团")
    last = seated.due[0].id
    seated.do(delegations.assign, seated.congress, team, [last])
    assert [card.number for card in compose(seated, "32").badges][-1] == "11-01"
    assert seated.ask(delegate_papers.waiting_cards, seated.congress)[-1] == last


def test_chosen_forms_and_cards_are_set_by_themselves(seated):
    chosen = [entry.id for entry in seated.due[:2]]
    with seated.store.reading() as session:
        forms = delegate_prints.print_forms(session, lambda *_: None, seated.congress, chosen)
        cards = delegate_prints.print_cards(session, lambda *_: None, seated.congress, chosen)
    assert (len(forms.sizes), len(cards.sizes)) == (2, 1)


def test_an_assembly_has_only_cards_for_who_has_no_vote(hall):
    hall.convene()
    keys = {one.key for one in hall.ask(papers.slots, hall.congress)}
    assert not keys & {"4", "5", "6", "32", "33"}
    hall.do(attendees.add, hall.congress, Category.GUEST, [GUEST])
    (card,) = compose(hall, "33").badges
    assert (card.kind, card.name, card.left, card.right) == ("特邀证", "何安", "院团委", "书记")
