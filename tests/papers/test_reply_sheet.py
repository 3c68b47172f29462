from dataclasses import replace
from datetime import date

from papers.reading import lines_of, said, text_of
from sudesk.papers.base import Congress
from sudesk.papers.printing import page_count, render
from sudesk.papers.reply_sheet import ReplySheet
from sudesk.terms import CongressKind

SHEET = ReplySheet(
    congress=Congress("会计系", "第六次", CongressKind.DELEGATES),
    request="召开请示",
    asked_by="会计系学生会",
    reply_number="云会党〔2026〕8号",
    replied_on=date(2026, 11, 20),
    issuer="中共云湖职业技术学院会计系总支部委员会",
    agreed=True,
    terms="会后一周内书面报告结果。",
)


def test_what_was_answered_stands_on_one_page() -> None:
    pdf = render(SHEET)
    assert page_count(pdf) == 1
    words = "".join(text_of(pdf).split())
    for part in ("召开请示批复登记表", "云会党〔2026〕8号", "2026年11月20日", SHEET.issuer):
        assert part in words
    assert "登记人（签字）" in words
    lines = lines_of(pdf, 0)
    assert all(one.right <= 184.5 for line in lines.values() for one in line)


def test_an_answer_by_word_of_mouth_says_so() -> None:
    pdf = render(replace(SHEET, reply_number="", agreed=False, terms="请推迟一周。"))
    words = [said(line) for line in lines_of(pdf, 0).values()]
    assert any("口头批复" in line for line in words)
    assert any("不同意，修改后再请示" in line for line in words)


def test_long_terms_make_the_box_higher_and_stay_on_their_page() -> None:
    pdf = render(replace(SHEET, terms="请严格按照选举办法组织选举。" * 20))
    assert page_count(pdf) == 1
