import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.errors import SudeskError
from sudesk.rules import strokes

# Members of the nineteenth Central Committee, as the list was published 按姓氏笔画为序 (2017).
PUBLISHED = """
丁来杭 丁学东 丁薛祥 于伟国 于忠福 万立骏 习近平 马飚 马兴瑞 王军 王勇 王晨 王毅 王小洪 王玉普
王正伟 王东明 王东峰 王尔乘 王志民 王沪宁 王国生 王建武 王晓东 王家胜 王蒙徽 尤权 车俊 尹力
巴音朝鲁 巴特尔 艾力更·依明巴海 石泰峰 布小林 卢展工 白春礼
"""
names = st.lists(
    st.text("王卢欧阳司马一乙·军学 𠀀㔾皙薛", min_size=1, max_size=4).filter(
        lambda name: any(strokes.split(name))
    ),
    max_size=8,
)


def order(given):
    return sorted(given, key=strokes.key)


@pytest.mark.parametrize("seed", range(5))
def test_a_published_list_is_in_order(seed):
    published = PUBLISHED.split()
    mixed = random.Random(seed).sample(published, len(published))
    assert order(mixed) == published


@given(names)
def test_the_order_is_total_and_stable(people):
    found = order(people)
    assert sorted(found) == sorted(people)
    assert order(found) == found
    assert [strokes.key(one) for one in order(reversed(people))] == [
        strokes.key(one) for one in found
    ]


@given(names)
def test_every_pair_has_its_reason_whichever_is_named_first(people):
    found = order(people)
    told = strokes.reasons(found)
    assert len(told) == max(len(found) - 1, 0)
    assert told == tuple(reversed(strokes.reasons(found[::-1])))
    for reason, one, other in zip(told, found, found[1:], strict=False):
        assert (reason == "姓名相同") == (strokes.split(one) == strokes.split(other))


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("王语桐", "卢思远", "王4画，卢5画"),
        ("于伟国", "万立骏", "于、万都是3画，第2笔横在折前"),
        ("王军", "王小洪", "同姓王，单名在前"),
        ("王东明", "王东峰", "同姓王，明8画，峰10画"),
        ("申九", "田七", "申、田都是5画，第4笔横在竖前"),
        ("甲九", "申一", "甲、申都是5画，笔顺相同，按《通用规范汉字表》的次序"),
        ("欧明", "欧阳明", "“欧”字数少"),
        ("王", "王一", "同姓王，没有名的在前"),
        ("王一二", "王一二三", "同姓王，“一二”字数少"),
        ("王明", "王𠀀", "同姓王，“𠀀”没有笔画资料，排在后面"),
        ("王一一", "王 一一", "姓名相同"),
        ("司马光", "司徒雷", "马3画，徒10画"),
    ],
)
def test_the_reason_is_told(first, second, reason):
    assert strokes.why(first, second) == strokes.why(second, first) == reason
    assert order([second, first])[0] == first or reason == "姓名相同"


def test_a_character_of_unknown_kinds_stands_behind_its_equals():
    few, many = "习", "龵"
    assert (strokes.strokes(few).number, strokes.strokes(many).number) == (3, 3)
    assert order([many + "一", few + "一"]) == [few + "一", many + "一"]
    assert strokes.why(few + "一", many + "一") == "习、龵都是3画，“龵”没有笔顺资料，排在后面"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("欧阳子轩", ("欧阳", "子轩")),
        ("欧阳", ("欧", "阳")),
        ("上官 婉儿", ("上官", "婉儿")),
        ("诸葛亮", ("诸葛", "亮")),
        ("爱新觉罗启功", ("爱新觉罗", "启功")),
        ("艾力更·依明巴海", ("艾力更", "依明巴海")),
        ("买买提•艾力.江", ("买买提", "艾力.江")),
        ("古丽·阿不都·热合曼", ("古丽", "阿不都热合曼")),
        ("王", ("王", "")),
    ],
)
def test_surnames_of_more_than_one_character_are_known(name, parts):
    assert strokes.split(name) == parts


def test_what_has_no_strokes_stands_last_and_is_named():
    assert order(["𠀀一", "龘一", "A", "一一"]) == ["一一", "龘一", "A", "𠀀一"]
    assert strokes.unknown(["王𠀀", "𠀀·A", "卢"]) == ("𠀀", "A")


def test_a_broken_installation_is_told(monkeypatch, tmp_path):
    strokes._written.cache_clear()
    monkeypatch.setattr(strokes, "resources", lambda: tmp_path)
    with pytest.raises(SudeskError, match="笔画资料"):
        strokes.key("王")
    strokes._written.cache_clear()
