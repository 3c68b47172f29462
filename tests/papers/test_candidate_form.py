from dataclasses import replace

from papers.reading import lines_of, said
from papers.samples import candidate_forms
from sudesk.papers.printing import page_count, render


def test_every_candidate_has_a_page() -> None:
    paper = candidate_forms()
    assert page_count(render(paper)) == 2
    long = replace(paper.forms[0], deeds="任学习委员一年，组织专业技能竞赛集训。" * 4)
    assert page_count(render(replace(paper, forms=(long,) * 3))) == 3


def test_what_is_known_stands_there_with_three_opinions_and_a_photo() -> None:
    pdf = render(candidate_forms())
    first, second = ("\n".join(map(said, lines_of(pdf, n).values())) for n in (0, 1))
    for words in ("第21名，共95人", "2025—2026学年", "0门", "学习委员", "学生会主席团", "照", "片"):
        assert words in first
    for page in (first, second):
        for box in ("班级", "系团总支", "系党总支", "本人"):
            assert box in page
        assert page.count("（签字、盖章）") == 2
    assert "0门" not in second


def test_long_words_stay_in_their_cells() -> None:
    paper = candidate_forms()
    form = replace(
        paper.forms[0], name="阿依努尔·艾合买提江·买买提", posts="学习委员" * 12, major="机电" * 20
    )
    lines = lines_of(render(replace(paper, forms=(form,))), 0)
    assert all(one.x >= 27.5 and one.right <= 184.5 for line in lines.values() for one in line)
