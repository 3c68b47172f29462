import pytest

from papers.reading import lines_of, said, text_of
from papers.samples import ASSEMBLY, REPORT_TEXT, work_report
from sudesk.papers.outline import read
from sudesk.papers.printing import page_count, render


def texts(**changes: object) -> list[list[str]]:
    pdf = render(work_report(**changes))
    return [
        [said(line) for at, line in lines_of(pdf, page).items() if at < 268]
        for page in range(page_count(pdf))
    ]


def test_title_day_reporter_and_those_spoken_to_stand_over_the_text() -> None:
    (first, *_) = texts()
    assert "".join(first[:2]) == "在智造与管理系第五次学生代表大会上的工作报告"
    assert first[2:5] == ["（2026年6月12日）", "系学生会主席周𠅤", "各位代表、老师们、同学们："]


def test_a_title_of_its_own_puts_the_usual_one_under_it() -> None:
    (first, *_) = texts(subject="凝心聚力服务全系同学，奋楫笃行再启崭新征程")
    assert first[:2] == ["凝心聚力服务全系同学，", "奋楫笃行再启崭新征程"]
    assert first[2] == "——在智造与管理系第五次学生代表大会上的工作报告"


def test_an_assembly_has_no_delegates_to_speak_to() -> None:
    assert "老师们、同学们：" in texts(congress=ASSEMBLY)[0]


def test_levels_are_set_in_their_faces() -> None:
    pdf = render(work_report())
    heads = {said(line): line for page in (0, 1) for line in lines_of(pdf, page).values()}
    for head in ("一、过去一年的工作", "（二）服务同学", "二、存在的不足"):
        assert heads[head][0].x == pytest.approx(39.11, abs=0.1)
    assert b"NotoSansSC-Medium" in pdf or b"NotoSansSC" in pdf


@pytest.mark.parametrize("more", range(0, 24))
def test_no_heading_ends_a_page_and_the_signature_is_never_alone(more: int) -> None:
    text = "\n".join(["学生会开展服务。"] * more) + "\n" + REPORT_TEXT
    pages = texts(blocks=read(text))
    for page in pages[:-1]:
        assert not page[-1].startswith(("一、", "二、", "三、", "（二）服务同学"))
    assert len(pages[-1]) >= 4  # two lines of text, the line to sign on, the date
    assert pages[-1][-2].startswith("上届学生会主席团")


def test_every_word_is_printed() -> None:
    text = "".join(text_of(render(work_report())).split())
    for block in read(REPORT_TEXT):
        for word in block.whole.replace(" ", "").split("。"):
            assert word[:12] in text
