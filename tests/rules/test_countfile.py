import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules import countfile
from sudesk.rules.countfile import CountRefused, dump, dump_rule, parse, parse_rule, report
from tests.rules import naive
from tests.rules.count_files import count_files, rules, totals_files

EXAMPLE = {
    "format": "sudesk-count/1",
    "election": {"title": "学生会主席团", "seats": 2, "candidates": ["张三", "李四", "王五"]},
    "rule": {
        "majority": {"base": "present", "over": [1, 2], "inclusive": False},
        "tie": "re_ballot",
        "shortfall": "second_ballot",
        "write_ins": "all",
        "overvote": "void",
    },
    "figures": {"entitled": 5, "present": 4, "printed": 5, "issued": 4, "collected": 2},
    "ballots": [
        {"marks": {"张三": "approve", "李四": "oppose"}, "write_ins": ["孙七"], "void": None},
        {"marks": {"张三": "approve"}, "write_ins": [], "void": None},
    ],
}


def plain(document):
    result = report(parse(document))
    for line in result["lines"]:
        assert line.pop("why")
    return result


@given(st.one_of(count_files(), totals_files()))
def test_agrees_with_a_second_implementation(document):
    assert plain(document) == naive.decide(document)


@given(count_files(), st.randoms())
def test_order_of_ballots_means_nothing(document, source):
    before = report(parse(document))
    source.shuffle(document["ballots"])
    assert report(parse(document)) == before


@given(count_files())
def test_ballots_are_conserved(document):
    result = report(parse(document))
    figures = result["figures"]
    assert figures["valid"] + figures["void"] == figures["collected"]
    for line in result["lines"]:
        if not line["written_in"]:
            marks = line["approve"] + line["oppose"] + line["abstain"]
            assert marks == figures["valid"]
    assert sum(line["approve"] for line in result["lines"]) <= (
        figures["valid"] * document["election"]["seats"]
    )
    assert len(result["elected"]) + result["vacant"] == document["election"]["seats"]


@given(st.one_of(count_files(), totals_files()))
def test_dump_and_parse_are_inverse(document):
    count = parse(document)
    assert parse(json.loads(json.dumps(dump(count)))) == count


@given(rules())
def test_rules_round_trip(rule):
    assert dump_rule(parse_rule(rule)) == rule


def test_a_blank_in_a_mark_means_the_listed_name():
    document = copy.deepcopy(EXAMPLE)
    document["ballots"][1]["marks"] = {"张 三": "approve"}
    assert plain(document) == plain(EXAMPLE)


def test_plurality_needs_neither_share_nor_flag():
    document = copy.deepcopy(EXAMPLE)
    document["rule"]["majority"] = {"base": "none"}
    result = plain(document)
    assert result["figures"]["base"] is None
    assert result["figures"]["needed"] == 1
    assert result["elected"] == ["张三", "孙七"]


def change(path, value):
    def apply(document):
        part = document
        for key in path[:-1]:
            part = part[key]
        if value is ...:
            del part[path[-1]]
        else:
            part[path[-1]] = value

    return apply


BROKEN = {
    "format": (change(["format"], "sudesk-count/2"), "sudesk-count/1"),
    "no seats": (change(["election", "seats"], 0), "seats"),
    "seats as true": (change(["election", "seats"], True), "seats"),
    "no candidate": (change(["election", "candidates"], []), "没有候选人"),
    "empty name": (change(["election", "candidates"], ["张三", " "]), "不能为空"),
    "same name": (change(["election", "candidates"], ["张三", "李四", "张 三"]), "重复"),
    "title": (change(["election", "title"], 7), "title"),
    "election": (change(["election"], 7), "election"),
    "figure missing": (change(["figures", "issued"], ...), "issued"),
    "figure negative": (change(["figures", "issued"], -1), "issued"),
    "figure broken": (change(["figures", "issued"], 2.5), "issued"),
    "due": (change(["figures", "entitled"], 3), "应到3少于实到4"),
    "present": (change(["figures", "present"], 3), "实到3少于发出4"),
    "printed": (change(["figures", "printed"], 3), "印制3少于发出4"),
    "number of ballots": (change(["figures", "collected"], 3), "录入2张，收回3张"),
    "base": (change(["rule", "majority", "base"], "all"), "base"),
    "share": (change(["rule", "majority", "over"], [3, 2]), "over"),
    "share as text": (change(["rule", "majority", "over"], "1/2"), "over"),
    "share of nothing": (change(["rule", "majority", "over"], [0, 2]), "over"),
    "inclusive": (change(["rule", "majority", "inclusive"], "no"), "inclusive"),
    "tie": (change(["rule", "tie"], "lot"), "tie"),
    "shortfall": (change(["rule", "shortfall"], ...), "shortfall"),
    "write-ins": (change(["rule", "write_ins"], "some"), "write_ins"),
    "overvote": (change(["rule", "overvote"], "count"), "overvote"),
    "stranger": (change(["ballots", 0, "marks"], {"钱九": "approve"}), "钱九"),
    "two marks": (
        change(["ballots", 0, "marks"], {"张三": "approve", "张 三": "oppose"}),
        "两个标记",
    ),
    "mark": (change(["ballots", 0, "marks"], {"张三": "yes"}), "yes"),
    "marks": (change(["ballots", 0, "marks"], []), "marks"),
    "written": (change(["ballots", 0, "write_ins"], "孙七"), "write_ins"),
    "void": (change(["ballots", 0, "void"], 1), "void"),
    "ballot": (change(["ballots", 0], 1), "第1张"),
    "ballots": (change(["ballots"], {}), "ballots"),
    "both": (change(["totals"], {}), "有且只有一项"),
    "neither": (change(["ballots"], ...), "有且只有一项"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_by_name(case):
    apply, word = BROKEN[case]
    document = copy.deepcopy(EXAMPLE)
    apply(document)
    with pytest.raises(CountRefused) as refused:
        parse(document)
    assert any(word in error for error in refused.value.errors)


def totals(**changes):
    document = copy.deepcopy(EXAMPLE)
    del document["ballots"]
    lines = {"张三": [1, 1, 0], "李四": [2, 0, 0], "王五": [0, 0, 2]}
    document["totals"] = {"lines": lines, "write_ins": {"孙七": 1}, "void": 0} | changes
    return document


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"void": -1}, "void"),
        ({"void": None}, "void"),
        ({"void": 3}, "多于收回"),
        ({"lines": {"张三": [1, 1, 1], "李四": [2, 0, 0], "王五": [0, 0, 2]}}, "张三的三项之和"),
        ({"lines": {"张三": [1, 1, 0], "李四": [2, 0, 0]}}, "王五的三项之和"),
        ({"lines": {"张三": [1, 1]}}, "三个数"),
        ({"lines": {"张三": [3, -1, 0]}}, "三个数"),
        ({"lines": {"钱九": [1, 1, 0]}}, "钱九"),
        ({"lines": {"张三": [1, 1, 0], "张 三": [2, 0, 0]}}, "张三有两行合计"),
        ({"write_ins": {"孙七": 3}}, "孙七赞成3票"),
        ({"write_ins": {"孙七": "1"}}, "孙七"),
    ],
)
def test_broken_totals_are_refused_by_name(changes, word):
    with pytest.raises(CountRefused) as refused:
        parse(totals(**changes))
    assert any(word in error for error in refused.value.errors)


@pytest.mark.parametrize("digits", [1000, 4200])
def test_a_figure_too_long_to_be_written_out_again_is_refused(digits):
    figures = dict.fromkeys(EXAMPLE["figures"], 10**digits)
    for document in ({**EXAMPLE, "figures": figures}, {**totals(), "figures": figures}):
        with pytest.raises(CountRefused, match="应到 entitled"):
            parse(document)


def test_totals_without_figures_name_the_figure():
    document = totals()
    del document["figures"]["present"]
    with pytest.raises(CountRefused, match="present"):
        parse(document)


def test_all_errors_are_named_at_once():
    document = copy.deepcopy(EXAMPLE)
    document["election"]["seats"] = 0
    document["rule"]["tie"] = "lot"
    document["figures"]["entitled"] = 1
    with pytest.raises(CountRefused) as refused:
        parse(document)
    assert len(refused.value.errors) == 3
    assert all(error in str(refused.value) for error in refused.value.errors)


@pytest.mark.parametrize("document", [None, 3, [], "x"])
def test_what_is_no_object_is_refused(document):
    with pytest.raises(CountRefused):
        parse(document)


def test_a_broken_rule_is_refused():
    with pytest.raises(CountRefused):
        parse_rule({**EXAMPLE["rule"], "tie": "lot"})


def test_the_count_can_be_taken_from_single_ballots_or_totals():
    count = parse(EXAMPLE)
    merged = countfile.Count(count.contest, count.rule, count.figures, None, count.tally())
    assert report(merged) == report(count)
