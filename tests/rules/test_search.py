from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.search import Key, find, initials

PEOPLE = [
    Key("202401010107", "曾志伟", "zeng"),
    Key("202401010117", "单雪", "shan"),
    Key("202501010107", "欧阳若溪", "ouyang"),
    Key("202401070001", "Alice", "alice"),
]


def test_nothing_typed_finds_everybody():
    assert find(PEOPLE, "  ") == ["zeng", "shan", "ouyang", "alice"]


def test_a_tail_of_the_number_finds_its_owners():
    assert find(PEOPLE, "117") == ["shan"]
    assert find(PEOPLE, "0107") == ["zeng", "ouyang"]
    assert find(PEOPLE, "202501010107") == ["ouyang"]


def test_a_beginning_of_the_number_counts_from_four_digits_on():
    assert find(PEOPLE, "2025") == ["ouyang"]
    assert find(PEOPLE, "202") == []


def test_a_part_of_the_name():
    assert find(PEOPLE, "若溪") == ["ouyang"]
    assert find(PEOPLE, "曾") == ["zeng"]
    assert find(PEOPLE, "ali") == ["alice"]


def test_initials_in_any_reading():
    assert find(PEOPLE, "zzw") == find(PEOPLE, "czw") == ["zeng"]
    assert find(PEOPLE, "SX") == ["shan"]
    assert find(PEOPLE, "oy") == ["ouyang"]
    assert find(PEOPLE, "zzwx") == []


@given(st.text("曾单仇解欧阳阿·𬭎㛃a ", min_size=1, max_size=6))
def test_every_character_has_initials(name):
    assert len(initials(name)) == len(name)


def test_the_whole_name_comes_before_longer_ones():
    keys = [Key("1", "张三丰", "longer"), Key("2", "张三", "whole")]
    assert find(keys, "张三") == ["whole", "longer"]
    assert find(keys, "zs") == ["whole", "longer"]
