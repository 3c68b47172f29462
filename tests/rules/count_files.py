"""Random count files, lawful and broken, for hypothesis."""

from hypothesis import strategies as st

POOL = ["张三", "李四", "王五", "赵六", "孙七", "周八", "欧阳雪", "阿依努尔·艾力"]
SPACED = [*POOL, "张 三", "李　四", " 孙七 ", "", "  ", "𬭎生"]
MARKS = ["approve", "oppose", "abstain"]


@st.composite
def rules(draw):
    whole = draw(st.integers(1, 7))
    return {
        "majority": {
            "base": draw(st.sampled_from(["entitled", "present", "collected", "valid", "none"])),
            "over": [draw(st.integers(1, whole)), whole],
            "inclusive": draw(st.booleans()),
        },
        "tie": draw(st.sampled_from(["re_ballot", "vacant"])),
        "shortfall": draw(st.sampled_from(["second_ballot", "vacant"])),
        "write_ins": draw(st.sampled_from(["all", "opposers", "none"])),
        "overvote": "void",
    }


@st.composite
def ballots(draw, candidates):
    marked = draw(st.lists(st.sampled_from(candidates), unique=True))
    return {
        "marks": {name: draw(st.sampled_from(MARKS)) for name in marked},
        "write_ins": draw(st.lists(st.sampled_from(SPACED), max_size=4)),
        "void": draw(st.sampled_from([None, None, None, "", "无法辨认"])),
    }


@st.composite
def figures(draw, collected):
    issued = draw(st.integers(max(0, collected - 3), collected + 3))
    present = issued + draw(st.integers(0, 3))
    return {
        "entitled": present + draw(st.integers(0, 4)),
        "present": present,
        "printed": issued + draw(st.integers(0, 3)),
        "issued": issued,
        "collected": collected,
    }


@st.composite
def count_files(draw):
    candidates = draw(st.lists(st.sampled_from(POOL), min_size=1, max_size=5, unique=True))
    papers = draw(st.lists(ballots(candidates), max_size=14))
    return {
        "format": "sudesk-count/1",
        "election": {"title": "选举", "seats": draw(st.integers(1, 4)), "candidates": candidates},
        "rule": draw(rules()),
        "figures": draw(figures(len(papers))),
        "ballots": papers,
    }


@st.composite
def totals_files(draw):
    candidates = draw(st.lists(st.sampled_from(POOL[:5]), min_size=1, max_size=5, unique=True))
    valid, void = draw(st.integers(0, 20)), draw(st.integers(0, 5))
    lines = {}
    for name in candidates:
        approve = draw(st.integers(0, valid))
        oppose = draw(st.integers(0, valid - approve))
        lines[name] = [approve, oppose, valid - approve - oppose]
    write_ins = draw(
        st.dictionaries(st.sampled_from([*POOL[5:], POOL[0], " "]), st.integers(0, valid))
    )
    return {
        "format": "sudesk-count/1",
        "election": {"title": "选举", "seats": draw(st.integers(1, 4)), "candidates": candidates},
        "rule": draw(rules()),
        "figures": draw(figures(valid + void)),
        "totals": {"lines": lines, "write_ins": write_ins, "void": void},
    }
