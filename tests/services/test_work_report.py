from sudesk.services import work_report
from sudesk.services.work_report import Draft

DRAFT = Draft("", "张喆", "主席", "一、回顾\n服务同学。")


def test_a_draft_is_kept_and_returned_so_that_it_can_be_undone(hall):
    hall.convene()
    assert hall.ask(work_report.draft, hall.congress) == Draft()
    assert hall.do(work_report.write, hall.congress, DRAFT) == Draft()
    assert hall.ask(work_report.draft, hall.congress) == DRAFT
    assert hall.do(work_report.write, hall.congress, Draft()) == DRAFT
    assert hall.ask(work_report.draft, hall.congress) == Draft()


def test_the_journal_counts_paragraphs_and_has_no_word_of_it(hall):
    hall.convene().do(work_report.write, hall.congress, DRAFT)
    from sudesk.models.journal import extract

    entry = hall.ask(extract)[-1]
    assert entry["act"] == "work_report.write"
    assert "张喆" not in str(entry)
    assert DRAFT.counts == (2, 9)


def test_pasted_text_is_tidied_and_gaps_are_told():
    assert work_report.tidied("　　１、甲\r\n\r\n(一)乙") == "1. 甲\n（一）乙"
    assert work_report.hints("一、甲\n三、乙") == ("“三、乙”前面的编号应为“二、”",)
