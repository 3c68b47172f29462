import json

import pytest
from hypothesis import given

from sudesk.rules.election_rules import DEFAULTS, TermsRefused
from sudesk.rules.termsfile import dump_terms, parse_terms
from tests.rules import terms_made


@given(terms_made.terms)
def test_terms_come_back_from_json(terms):
    assert parse_terms(json.loads(json.dumps(dump_terms(terms)))) == terms


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("quorum", None, "quorum"),
        ("quorum", {"over": [1], "inclusive": True}, "quorum"),
        ("charter", {"over": [1, 2], "inclusive": 1}, "charter"),
        ("due", "nobody", "nobody"),
        ("chair", None, "chair"),
        ("margin", [], "more、percent"),
        ("margin", {"more": True, "percent": 0}, "more、percent"),
        ("notice_days", "3", "notice_days"),
        ("notice_days", 0, "公示期"),
        ("scrutineers", [2], "scrutineers"),
        ("scrutineers", [2, True], "scrutineers"),
        ("tellers", None, "tellers"),
        ("voids", ["overvote", "torn"], "voids"),
        ("voids", "overvote", "voids"),
        ("voids", [["overvote"]], "voids"),
        ("rule", {}, "rule"),
        ("rule", None, "rule"),
        ("procedure_by", "shouting", "shouting"),
    ],
)
def test_a_mistake_is_named(key, value, word):
    with pytest.raises(TermsRefused, match="选举办法") as refused:
        parse_terms(dump_terms(DEFAULTS) | {key: value})
    assert word in "".join(refused.value.errors)


def test_all_mistakes_are_named_at_once():
    with pytest.raises(TermsRefused) as refused:
        parse_terms([])
    assert refused.value.errors[0] == "选举办法应为对象"
    assert len(refused.value.errors) > 10
