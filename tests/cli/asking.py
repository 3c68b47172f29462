"""What the tests of the command line ask with, and how a refusal looks."""

import json

SMALL = "学号,姓名,性别,班级\n202401030001,张三,男,会计2401班\n202401030002,李四,女,会计2401班\n"

COUNT = {
    "format": "sudesk-count/1",
    "election": {"title": "学生会主席团", "seats": 2, "candidates": ["张三", "李四", "王五"]},
    "rule": {
        "majority": {"base": "present", "over": [1, 2], "inclusive": False},
        "tie": "re_ballot",
        "shortfall": "second_ballot",
        "write_ins": "all",
        "overvote": "void",
    },
    "figures": {"entitled": 6, "present": 5, "printed": 6, "issued": 5, "collected": 4},
    "ballots": [
        {"marks": {"张三": "approve", "李四": "oppose"}, "write_ins": ["孙 七"], "void": None},
        {"marks": {"张三": "approve"}, "write_ins": [], "void": None},
        {"marks": {"张三": "approve", "李四": "abstain"}, "write_ins": [], "void": ""},
        {"marks": {}, "write_ins": [], "void": "无法辨认"},
    ],
}


def count_file(tmp_path, document):
    path = tmp_path / "count.json"
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def refused(answer, *words):
    """One plain message on standard error, exit 1, nothing on standard output."""
    code, out, err = answer
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert all(word in err for word in words), err
    return err
