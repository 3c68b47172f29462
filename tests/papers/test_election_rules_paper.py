from dataclasses import replace
from datetime import date

import pytest

from papers.reading import text_of
from papers.samples import ASSEMBLY, CONGRESS
from sudesk.papers.election_rules_paper import AdoptedBy, ElectionRulesPaper, RuleClause
from sudesk.papers.printing import page_count, render
from sudesk.rules.clauses import clauses
from sudesk.rules.election_rules import PRESETS

VOTE = AdoptedBy(date(2026, 12, 18), 82, 80, 1, 1)


def paper(terms=PRESETS[0].terms, congress=CONGRESS, adopted=None, revised=False):
    told = tuple(
        RuleClause(clause.label, clause.words, clause.cases)
        for clause in clauses(terms, congress.kind)
    )
    return ElectionRulesPaper(congress, told, adopted, revised)


def read(found):
    """The text without the breaks of lines and pages."""
    return "".join(text_of(render(found)).split())


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_clause_is_printed_in_order(preset):
    found = paper(preset.terms)
    text = read(found)
    places = [text.index(clause.label + clause.words[:6]) for clause in found.clauses]
    assert places == sorted(places)
    for clause in found.clauses:
        for case in clause.cases:
            assert case in text


def test_a_draft_leaves_room_for_the_vote():
    text = read(paper())
    assert "选举办法（草案）" in text
    assert "（提请大会表决）" in text
    assert "本办法经年月日大会表决通过。应到人，实到人；赞成人，反对人，弃权人。" in text


def test_a_revision_says_so():
    assert "选举办法（修订草案）" in read(paper(revised=True))


def test_what_was_adopted_says_when_and_by_how_many():
    text = read(paper(adopted=VOTE))
    assert "草案" not in text
    assert "（2026年12月18日智造与管理系第五次学生代表大会表决通过）" in text
    assert "大会表决通过。实到代表82人，赞成80人，反对1人，弃权1人。" in text
    assert "实到学生82人" in read(paper(congress=ASSEMBLY, adopted=VOTE))


def test_a_long_name_parts_the_note():
    long = replace(CONGRESS, department="智能制造与现代企业管理工程系")
    text = text_of(render(paper(congress=long, adopted=VOTE)))
    assert "（2026年12月18日\r\n" in text
    assert "学生代表大会表决通过）" in text


def test_clauses_fill_their_pages():
    assert page_count(render(paper())) == 3
