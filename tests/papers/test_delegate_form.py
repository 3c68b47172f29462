from dataclasses import replace

from papers.reading import lines_of, said
from papers.samples import delegate_forms
from sudesk.papers.printing import page_count, render


def test_every_delegate_has_a_page() -> None:
    paper = delegate_forms()
    assert page_count(render(paper)) == 2
    assert page_count(render(replace(paper, forms=paper.forms * 3))) == 6


def test_what_is_known_stands_there_and_the_rest_is_to_be_filled() -> None:
    pdf = render(delegate_forms())
    pages = [[said(line) for line in lines_of(pdf, page).values()] for page in (0, 1)]
    first = "\n".join(pages[0])
    for words in ("机电一体化2402班", "202424010001", "46人", "40人", "36票", "资格审查组"):
        assert words in first
    assert "班会应到" not in "\n".join(pages[1])
    assert "推选单位" in "\n".join(pages[1])


def test_unknown_figures_have_no_unit() -> None:
    paper = delegate_forms()
    form = replace(paper.forms[0], votes=("", "", ""))
    lines = [said(line) for line in lines_of(render(replace(paper, forms=(form,))), 0).values()]
    (asked,) = [line for line in lines if "班会应到" in line]
    assert asked == "班会应到实到得票"


def test_a_long_name_stays_in_its_cell() -> None:
    paper = delegate_forms()
    form = replace(paper.forms[0], name="阿依努尔·艾合买提江·买买提", post="学习委员" * 12)
    lines = lines_of(render(replace(paper, forms=(form,))), 0)
    assert all(one.x >= 27.5 and one.right <= 184.5 for line in lines.values() for one in line)
