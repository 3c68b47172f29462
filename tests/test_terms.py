import pytest

from sudesk import terms
from sudesk.rules import cadres, duties, voting
from sudesk.terms import CongressKind, Mark, Status, Term

ALL = [
    term
    for module in (terms, voting, cadres, duties)
    for term in vars(module).values()
    if isinstance(term, type) and issubclass(term, Term) and term is not Term
]


@pytest.mark.parametrize("term", dict.fromkeys(ALL), ids=lambda term: term.__name__)
def test_every_term_has_a_stored_word_and_a_chinese_one(term: type[Term]) -> None:
    assert len(term) > 0
    labels = [member.label for member in term]
    assert len(set(labels)) == len(labels)
    for member in term:
        assert term(member.value) is member
        assert str(member) == member.value
        assert member.value.isascii()
        assert any("一" <= letter <= "鿿" for letter in member.label)


def test_a_term_is_its_stored_word() -> None:
    assert Mark.APPROVE == "approve"
    assert CongressKind("assembly").label == "全体学生大会"
    with pytest.raises(ValueError, match="no such"):
        CongressKind("no such")


def test_only_those_who_left_do_not_count() -> None:
    assert [one.label for one in Status if not one.counts] == ["退学", "转出", "毕业", "离班"]
