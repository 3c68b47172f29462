from dataclasses import replace

import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import ASSEMBLY, FIGURES, result_report
from sudesk.papers.base import Threshold
from sudesk.papers.printing import page_count, render
from sudesk.terms import NextStep, Outcome


def words(**changes: object) -> str:
    """The text without page numbers and line ends."""
    pdf = render(result_report(**changes))
    lines = []
    for page in range(page_count(pdf)):
        for at, line in lines_of(pdf, page).items():
            if at < 268:
                lines.append(said(line))
    return "".join(lines)


def test_the_report_stands_as_measured() -> None:
    pdf = render(result_report())
    first, second = lines_of(pdf, 0), lines_of(pdf, 1)
    slots = [41.89 + n * 29.5 / 72 * 25.4 for n in range(22)]
    body = [at for at in first if at < 268][2:]
    for at, slot in zip(body, slots[3:], strict=True):
        assert at == pytest.approx(slot, abs=0.1)
    for at, slot in zip(list(second)[:-1], slots, strict=False):
        assert at == pytest.approx(slot, abs=0.1)
    title = first[43.83]
    assert (title[0].x + title[-1].right) / 2 == pytest.approx(106, abs=0.1)
    salutation, opening, full = (first[at] for at in body[:3])
    assert salutation[0].x == pytest.approx(28, abs=0.1)
    assert opening[0].x == pytest.approx(39.11, abs=0.1)
    assert full[-1].right == pytest.approx(183.58, abs=0.1)


def test_page_numbers_stand_outside_and_fingerprints_inside() -> None:
    pdf = render(result_report())
    for page, (left, right) in enumerate([(6.5, 14), (14, 6.5), (6.5, 14)]):
        foot = lines_of(pdf, page)[270.63]
        assert foot[0].x == pytest.approx(32.94, abs=0.1)
        assert foot[-1].right == pytest.approx(179.06, abs=0.1)
        assert (foot[0].size, foot[-1].size) == (left, right)


def test_attachments_issuers_and_date_stand_as_measured() -> None:
    last = lines_of(render(result_report()), 2)
    lines = {said(line): line for line in last.values()}
    first, second = lines["附件：1.选票发放回收报告单"], lines["2.计票结果报告单"]
    assert first[0].x == pytest.approx(39.11, abs=0.1)
    assert second[0].x == pytest.approx(55.78, abs=0.1) == pytest.approx(first[3].x, abs=0.1)
    issuers = lines["智造与管理系学生会智造与管理系团总支"]
    date = lines["2026年6月18日"]
    assert date[-1].right == pytest.approx(161.35, abs=0.1)
    assert (issuers[9].x + issuers[-1].right) / 2 == pytest.approx(143.29, abs=0.1)
    assert (issuers[0].x + issuers[8].right) / 2 == pytest.approx(87.73, abs=0.1)
    gap = date[0].baseline - second[0].baseline
    assert gap == pytest.approx((1.5 + 1 + 1) * 29.5 / 72 * 25.4, abs=0.1)


def test_the_report_tells_the_whole_story() -> None:
    text = words()
    for sentence in (
        "学院学生会、共青团澄湖职业技术学院委员会：",
        "根据《智造与管理系学生代表大会选举办法》，经系党总支批复同意，",
        "大会应到代表92人，发票前再次清点，实到88人，请假3人，缺席1人。",
        "即62人，方可选举。实到人数符合规定。",
        "主席团选举应选3名，候选人8名，实行差额选举。",
        "候选人名单于2026年6月3日至5日公示3个工作日，未收到异议。",
        "选举设总监票人1名、监票人3名、计票人4名，均不是候选人。",
        "按照选举办法，赞成票须超过实到代表的半数。实到88人，过半数须45票以上。",
        "1.赞成票过半数的：张喆71票，林知远63票，陈𬭎52票。",
        "3.另选他人的：何嘉木3票，沈一诺2票，均未过半数。",
        "下列同志当选为系学生会主席团成员（按姓氏笔画为序）：张喆（数控2401班）、",
        "张喆（数控2401班）当选为系学生会主席。",
        "选举结果已于2026年6月15日至17日公示3个工作日，未收到异议。",
        "特此报告。",
    ):
        assert sentence in text


def test_an_assembly_counts_students() -> None:
    text = words(congress=ASSEMBLY)
    assert "大会应到学生92人" in text
    assert "全体学生大会选举办法" in text


def test_nobody_elected_is_said_plainly() -> None:
    round_ = result_report().rounds[0]
    lines = tuple(replace(line, outcome=Outcome.NOT_DECIDED) for line in round_.lines)
    invalid = replace(
        round_,
        lines=lines,
        figures=replace(FIGURES, collected=89, valid=87),
        valid_election=False,
        elected=(),
        next_step=NextStep.REPEAT,
    )
    text = words(rounds=(invalid,), winners=(), notes=("系党总支同意缩短公示",))
    assert "根据计票结果，本次选举没有人当选。" in text
    assert "收回选票89张，多于发出选票88张，选举无效" in text
    assert "得票情况" not in text
    assert "需要说明的是，系党总支同意缩短公示。" in text


def test_a_written_in_winner_and_an_equal_election_are_said() -> None:
    round_ = result_report().rounds[1]
    winner = replace(round_.lines[0], written_in=True)
    text = words(rounds=(replace(round_, lines=(winner, round_.lines[1])),))
    assert "候选人1名，实行等额选举" in text
    assert "另选他人的：张喆58票，其中张喆过半数。" in text


def test_without_a_quorum_the_report_says_so() -> None:
    assert "实到人数不符合规定。" in words(quorum=89)


@pytest.mark.parametrize("notes", range(24))
def test_two_lines_of_text_stand_with_the_seals(notes: int) -> None:
    pdf = render(result_report(notes=("经系党总支研究同意",) * notes))
    last = list(lines_of(pdf, page_count(pdf) - 1).values())
    texts = [said(line) for line in last]
    attachments = next(i for i, text in enumerate(texts) if text.startswith("附件"))
    assert attachments >= 2
    assert any(text.startswith("2026年6月18日") for text in texts)


@pytest.mark.parametrize("notes", range(24))
def test_no_heading_ends_a_page(notes: int) -> None:
    pdf = render(result_report(candidate_words="候选人符合规定的条件，" * notes + "均合格"))
    for page in range(page_count(pdf) - 1):
        texts = [said(line) for line in lines_of(pdf, page).values()]
        assert not texts[-2].startswith(("一、", "二、", "三、"))
        assert not texts[-3].startswith(("二、", "三、")) or len(texts[-2]) < 20


def test_no_word_of_the_text_is_lost_between_pages() -> None:
    assert text_of(render(result_report())).count("选举有效") == 2


def test_plurality_speaks_of_winners_and_two_thirds_of_reaching() -> None:
    round_ = result_report().rounds[0]
    most = replace(round_, threshold=Threshold("以得票多少为序，得票多者当选", 1))
    assert "1.当选的：张喆71票" in words(rounds=(most,))
    assert "2.未当选的：" in words(rounds=(most,))
    thirds = Threshold("赞成票须达到实到代表的三分之二以上", 59, "实到", 88, "三分之二以上")
    text = words(rounds=(replace(round_, threshold=thirds),))
    assert "实到88人，三分之二以上须59票以上。" in text
    assert "赞成票未达到三分之二以上的：" in text


def test_a_single_round_is_not_numbered() -> None:
    text = words(rounds=result_report().rounds[:1])
    assert "二、投票和计票情况采用无记名投票方式。" in text
    assert "（一）主席团选举。采用" in words()
