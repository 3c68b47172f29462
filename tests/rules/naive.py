"""A second implementation of ``sudesk tally``, written from the file format alone, for comparison.

Plain and slow on purpose: fractions, nested loops, plain JSON in and out, nothing shared with the
program.
"""

from fractions import Fraction


def blankless(name):
    return "".join(ch for ch in name if not ch.isspace())


def names_written(ballot, listed, rule):
    if rule == "none":
        return []
    result = []
    for raw in ballot["write_ins"]:
        name = blankless(raw)
        if name == "" or name in result or name in listed:
            continue
        result.append(name)
    if rule == "opposers":
        opposed = len([m for m in ballot["marks"].values() if m == "oppose"])
        result = result[:opposed]
    return result


def decide(document):
    candidates = document["election"]["candidates"]
    seats = document["election"]["seats"]
    rule, figures = document["rule"], dict(document["figures"])
    listed = [blankless(name) for name in candidates]
    lines = [
        {"name": n, "approve": 0, "oppose": 0, "abstain": 0, "written_in": False}
        for n in candidates
    ]
    written = {}
    if "totals" in document:
        totals = document["totals"]
        void = totals["void"]
        valid = figures["collected"] - void
        for line in lines:
            for key in totals["lines"]:
                if blankless(key) == blankless(line["name"]):
                    line["approve"], line["oppose"], line["abstain"] = totals["lines"][key]
        for key, number in totals["write_ins"].items():
            name = blankless(key)
            if name and name not in listed and rule["write_ins"] != "none":
                written[name] = written.get(name, 0) + number
    else:
        valid = void = 0
        for ballot in document["ballots"]:
            added = names_written(ballot, listed, rule["write_ins"])
            approved = [n for n, m in ballot["marks"].items() if m == "approve"]
            if ballot["void"] or len(approved) + len(added) > seats:
                void += 1
                continue
            valid += 1
            for line in lines:
                mark = "abstain"
                for name, word in ballot["marks"].items():
                    if blankless(name) == blankless(line["name"]):
                        mark = word
                line[mark] += 1
            for name in added:
                written[name] = written.get(name, 0) + 1
    ordered = []
    while len(ordered) < len(lines):  # selection sort keeps the ballot's order among equals
        rest = [line for line in lines if line not in ordered]
        ordered.append(max(rest, key=lambda line: line["approve"]))
    for name in sorted(written, key=lambda n: (-written[n], [ord(c) for c in n])):
        ordered.append(
            {"name": name, "approve": written[name], "oppose": 0, "abstain": 0, "written_in": True}
        )
    base_word = rule["majority"]["base"]
    base = {**figures, "valid": valid, "none": None}[base_word]
    needed = 1
    if base is not None:
        a, b = rule["majority"]["over"]
        line_at = Fraction(a, b) * base

        def passes(votes):
            return votes >= line_at if rule["majority"]["inclusive"] else votes > line_at

        while not passes(needed):
            needed += 1
    invalid = figures["collected"] > figures["issued"]
    left, stopped = seats, False
    for line in ordered:
        line["outcome"] = "not_decided" if invalid else "below_line"
    if not invalid:
        passed = [line for line in ordered if line["approve"] >= needed]
        for votes in sorted({line["approve"] for line in passed}, reverse=True):
            group = [line for line in passed if line["approve"] == votes]
            if stopped or left == 0:
                word = "over_line_no_seat"
            elif len(group) <= left:
                word, left = "elected", left - len(group)
            else:
                word, stopped = "tied", True
            for line in group:
                line["outcome"] = word
    elected = [line["name"] for line in ordered if line["outcome"] == "elected"]
    tied = [line["name"] for line in ordered if line["outcome"] == "tied"]
    vacant = seats - len(elected)
    if invalid:
        following = "repeat"
    elif tied:
        following = "re_ballot" if rule["tie"] == "re_ballot" else "none"
    elif vacant and rule["shortfall"] == "second_ballot":
        following = "second_ballot"
    else:
        following = "none"
    return {
        "valid_election": not invalid,
        "errors": [],
        "figures": {**figures, "valid": valid, "void": void, "base": base, "needed": needed},
        "lines": ordered,
        "elected": elected,
        "tied": tied,
        "vacant": vacant,
        "next": following,
    }
