"""Ten thousand random elections, decided twice: by the program and by the naive implementation."""

import random
from fractions import Fraction

import pytest

from sudesk.rules.countfile import dump, parse, report
from tests.rules import naive
from tests.rules.count_files import MARKS, POOL, SPACED

ELECTIONS, SHARES = 10_000, 4
BASES = ["entitled", "present", "collected", "valid", "none"]
OVERS = [(1, 2), (2, 3), (1, 3), (4, 5), (1, 1), (1, 7)]


def rule(source):
    return {
        "majority": {
            "base": source.choice(BASES),
            "over": list(source.choice(OVERS)),
            "inclusive": source.random() < 0.5,
        },
        "tie": source.choice(["re_ballot", "vacant"]),
        "shortfall": source.choice(["second_ballot", "vacant"]),
        "write_ins": source.choice(["all", "opposers", "none"]),
        "overvote": "void",
    }


def figures(source, collected):
    issued = max(0, collected + source.choice([0, 0, 0, 1, 3, -1]))
    present = issued + source.randrange(3)
    return {
        "entitled": present + source.randrange(4),
        "present": present,
        "printed": issued + source.randrange(4),
        "issued": issued,
        "collected": collected,
    }


def ballot(source, names, favour):
    marks = {}
    for name in names:
        if source.random() < favour[name]:
            marks[name] = "approve"
        elif source.random() < 0.6:
            marks[name] = source.choice(MARKS)
    written = [source.choice(SPACED) for _ in range(source.choice([0, 0, 0, 1, 1, 2, 4]))]
    return {"marks": marks, "write_ins": written, "void": source.choice([None] * 8 + ["", "无章"])}


def election(source):
    names = source.sample(POOL, source.randint(1, 7))
    document = {
        "format": "sudesk-count/1",
        "election": {"title": "选举", "seats": source.randint(1, 5), "candidates": names},
        "rule": rule(source),
    }
    if source.random() < 0.2:
        valid, void = source.randrange(15), source.randrange(4)
        lines = {}
        for name in names:
            approve = source.randint(0, valid)
            oppose = source.randint(0, valid - approve)
            lines[name] = [approve, oppose, valid - approve - oppose]
        written = {
            source.choice(SPACED): source.randint(0, valid) for _ in range(source.randrange(3))
        }
        # one name, spelled with blanks and without, may not have more than all
        merged = {}
        for name, number in written.items():
            merged.setdefault(naive.blankless(name), {})[name] = number
        kept = {
            name: number for spelled in merged.values() for name, number in [*spelled.items()][:1]
        }
        document["figures"] = figures(source, valid + void)
        document["totals"] = {"lines": lines, "write_ins": kept, "void": void}
        return document
    favour = {name: source.choice([0.15, 0.4, 0.4, 0.8]) for name in names}
    papers = [ballot(source, names, favour) for _ in range(source.randrange(16))]
    document["figures"] = figures(source, len(papers))
    document["ballots"] = papers
    return document


@pytest.mark.parametrize("share", range(SHARES))
def test_ten_thousand_elections_are_decided_alike_to_the_letter(share):
    source = random.Random(share)
    seen = {"outcomes": set(), "next": set(), "invalid": 0, "written": 0, "totals": 0}
    for _ in range(ELECTIONS // SHARES):
        document = election(source)
        count = parse(document)
        told, expected = report(count), naive.decide(document)
        for line in told["lines"]:
            assert line.pop("why")
            seen["outcomes"].add(line["outcome"])
            seen["written"] += line["written_in"] and line["outcome"] == "elected"
        assert told == expected, document
        assert parse(dump(count)) == count
        seen["next"].add(told["next"])
        seen["invalid"] += not told["valid_election"]
        seen["totals"] += "totals" in document
        needed, base = told["figures"]["needed"], told["figures"]["base"]
        majority = document["rule"]["majority"]
        if base is not None and needed > 1:
            line_at = Fraction(*majority["over"]) * base
            assert (needed - 1 < line_at) if majority["inclusive"] else (needed - 1 <= line_at)
    # Everything that can come of an election came of some of them.
    assert seen["outcomes"] == {
        "elected",
        "tied",
        "over_line_no_seat",
        "below_line",
        "not_decided",
    }
    assert seen["next"] == {"none", "re_ballot", "second_ballot", "repeat"}
    assert min(seen["invalid"], seen["written"], seen["totals"]) > 20
