from sudesk.papers.outline import Level
from sudesk.services import papers, report_papers, work_report
from sudesk.services.work_report import Draft


def slot(hall):
    return next(one for one in hall.ask(papers.slots, hall.congress) if one.number == 17)


def test_the_paper_waits_for_its_text(hall):
    hall.convene()
    assert slot(hall).missing == report_papers.MISSING
    assert slot(hall).page == "work_report"
    hall.do(work_report.write, hall.congress, Draft(reporter="张喆"))
    assert slot(hall).missing == report_papers.MISSING
    hall.do(work_report.write, hall.congress, Draft("", "张喆", "", "一、回顾\n服务同学。"))
    paper = hall.ask(papers.compose, hall.congress, slot(hall).key)
    assert [block.level for block in paper.blocks] == [Level.FIRST, Level.TEXT]
    assert paper.reporter == "张喆"
