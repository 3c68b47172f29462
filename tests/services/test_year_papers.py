from sudesk.papers.printing import render
from sudesk.services import floor_notes, papers
from sudesk.services.floor_notes import Said
from sudesk.terms import NoteKind


def paper_of(hall, key):
    return hall.ask(papers.compose, hall.congress, key)


def test_the_self_assessment_takes_every_rule_that_binds_the_department(sealed):
    paper = paper_of(sealed, "27")
    assert len(paper.items) == 24
    assert {item.met for item in paper.items} <= {"是", "否", "—"}
    assert not any("还有" in item.evidence and "天" in item.evidence for item in paper.items)
    assert all(item.clause.startswith("改革方案") for item in paper.items)
    assert any(item.met == "是" for item in paper.items)
    assert any(item.met == "—" for item in paper.items)
    assert render(paper)


def test_the_annual_report_waits_for_a_result(hall):
    hall.convene()
    slot = next(one for one in hall.ask(papers.slots, hall.congress) if one.key == "28")
    assert slot.missing == "还没有封存的选举结果"


def test_the_annual_report_is_made_of_the_records(sealed):
    for kind, text in (
        (NoteKind.OPINION, "希望延长\n自习室开放时间"),
        (NoteKind.PROPOSAL, "增加饮水机"),
        (NoteKind.QUESTION, "何时公布"),
    ):
        sealed.do(floor_notes.add, sealed.congress, Said(kind, text, None, "张三"))
    paper = paper_of(sealed, "28")
    assert paper.opinions == ("希望延长 自习室开放时间",)
    assert paper.proposals == 1
    assert (paper.turnout.due, paper.turnout.present) == (24, 24)
    assert sum(due for _, _, due in paper.attended) == 24
    assert [name for name, _ in paper.winners] == list(sealed.result["elected"])
    assert paper.votes[0].needed == sealed.result["figures"]["needed"]
    assert not paper.report
    assert "张三" not in str(paper.opinions)
    assert render(paper)
