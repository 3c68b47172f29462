"""How a charter's text falls into clauses, and what an amendment changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.charter import Change, change_of, compared, paired, split

TEXT = """云湖职业技术学院会计系学生会章程
（2025年12月19日通过）
第一章　总则
第一条　本会名称为会计系学生会。
第 二 条：本会的宗旨：
（一）服务同学；
（二）联系学院。

第二章 会员
第十条 凡在籍学生均为会员，依照第三条的规定享有权利。
第十条之一
会员有退会的自由。
"""


def test_a_pasted_charter_falls_into_its_clauses():
    assert split(TEXT) == (
        ("第一条", "本会名称为会计系学生会。"),
        ("第二条", "本会的宗旨：\n（一）服务同学；\n（二）联系学院。"),
        ("第十条", "凡在籍学生均为会员，依照第三条的规定享有权利。"),
        ("第十条之一", "会员有退会的自由。"),
    )


@pytest.mark.parametrize("text", ["", "没有条文", "依照第三条办理", "第一章 总则\n总则的话"])
def test_a_text_without_clauses_has_none(text):
    assert split(text) == ()


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("甲", " 甲\n", Change.SAME),
        ("甲", "乙", Change.CHANGED),
        ("", "乙", Change.ADDED),
        ("甲", " ", Change.DELETED),
        ("", "", Change.SAME),
    ],
)
def test_a_clause_is_changed_added_or_deleted(old, new, change):
    assert change_of(old, new) is change


@given(st.text("甲乙丙丁，。", max_size=30), st.text("甲乙丙丁，。", max_size=30))
def test_the_comparison_loses_nothing_and_marks_what_differs(old, new):
    before, after = compared(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    kept = ["".join(p.text for p in side if not p.changed) for side in (before, after)]
    assert kept[0] == kept[1]
    assert (old == new) == (not any(piece.changed for piece in (*before, *after)))


A, B, C = "主席团由五人组成", "大会每年召开一次", "凡在籍学生均为会员"


def test_equal_clauses_find_each_other_also_under_new_numbers():
    old = (("第一条", A), ("第二条", B))
    assert paired(old, old) == (("第一条", A, A), ("第二条", B, B))
    new = (("第一条", A), ("第二条", C), ("第三条", B))
    assert paired(old, new) == (
        ("第一条", A, A),
        ("第二条", "", C),
        ("第二条（改为第三条）", B, B),
    )


def test_a_changed_clause_is_paired_and_a_stranger_is_not():
    changed = "主席团由三人组成"
    old = (("第一条", A), ("第二条", B))
    assert paired(old, (("第一条", changed),)) == (("第一条", A, changed), ("第二条", B, ""))
    assert paired(old[:1], (("第一条", "完全另外的话"),)) == (
        ("第一条", A, ""),
        ("第一条", "", "完全另外的话"),
    )
    # as many characters in common as half of each, in no order that a reader would see
    assert paired((("第一条", "甲乙丙丁戊己"),), (("第一条", "己戊丁丙乙甲"),)) == (
        ("第一条", "甲乙丙丁戊己", ""),
        ("第一条", "", "己戊丁丙乙甲"),
    )


CLAUSES = st.lists(st.text("甲乙丙", min_size=1, max_size=6), max_size=5)


@given(CLAUSES, CLAUSES)
def test_pairing_loses_no_clause_and_keeps_both_orders(old, new):
    before = [(f"第{n}条", text) for n, text in enumerate(old, 1)]
    after = [(f"第{n}条", text) for n, text in enumerate(new, 1)]
    rows = paired(before, after)
    assert [was for _, was, _ in rows if was] == old
    assert [becomes for _, _, becomes in rows if becomes] == new


def marked(old, new):
    return tuple([piece.text for piece in side if piece.changed] for side in compared(old, new))


def test_one_character_between_two_changes_is_part_of_the_change():
    assert marked("每两年召开一次", "每年召开一次") == (["两"], [])
    crumb = marked("子丑年寅卯，其余不变", "辰巳年午未，其余不变")
    assert ["".join(side) for side in crumb] == ["子丑年寅卯", "辰巳年午未"]
    kept = marked("子丑其余寅卯不变", "辰巳其余午未不变")
    assert kept == (["子丑", "寅卯"], ["辰巳", "午未"])


def test_a_long_clause_is_compared_by_sentences_and_within_them() -> None:
    same = "".join(f"第{number}项照旧办理。" for number in range(200))
    old, new = same + "主席任期一年。" + same, same + "主席任期两年。" + same
    assert marked(old, new) == (["一"], ["两"])
    far = "甲" * 900 + "。", "乙" * 900 + "。"
    assert marked(same + far[0], same + far[1]) == ([far[0]], [far[1]])
    assert marked(same, same + "新增一句。") == ([], ["新增一句。"])


@given(st.text(alphabet="甲乙。，；\n", max_size=30), st.text(alphabet="甲乙。，；\n", max_size=30))
def test_a_long_clause_loses_nothing(old: str, new: str) -> None:
    filling = "照旧办理。" * 100
    for text, pieces in zip(
        (old + filling, filling + new), compared(old + filling, filling + new), strict=True
    ):
        assert "".join(piece.text for piece in pieces) == text
