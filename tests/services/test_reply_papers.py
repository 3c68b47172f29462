"""Paper 2: a sheet for each answer that came."""

from datetime import date

from sudesk.papers.reply_sheet import ReplySheet
from sudesk.services import papers, replies
from sudesk.services.replies import FIRST, Reply


def test_a_sheet_is_missing_until_the_answer_is_registered(hall):
    hall.convene()
    both = [slot for slot in hall.ask(papers.slots, 1) if slot.number == 2]
    assert [(slot.key, slot.missing, slot.page) for slot in both] == [
        ("2-1", "还没有登记召开请示的批复", "congress"),
        ("2-2", "还没有登记二次请示的批复", "congress"),
    ]
    given = Reply(FIRST, "云会党〔2026〕8号", date(2026, 11, 20), "会计系党总支", True, "从严")
    hall.do(replies.register, 1, given)
    sheet = hall.ask(papers.compose, 1, "2-1")
    assert isinstance(sheet, ReplySheet)
    assert (sheet.request, sheet.reply_number, sheet.terms) == ("召开请示", given.number, "从严")
    assert (sheet.asked_by, sheet.agreed, sheet.replied_on) == (
        "会计系学生会",
        True,
        given.replied_on,
    )
