import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.rules.near_names import distance, likeness

NAMES = st.text(alphabet="王何书墨默语桐同", max_size=4)


@pytest.mark.parametrize(
    ("written", "other", "how"),
    [
        ("何书默", "何书墨", "同音"),
        ("何 书默", "何书墨", "同音"),
        ("王宁", "王玲", "音近"),
        ("周明哲", "周明泽", "音近"),
        ("何书墨", "何书语", "只差一字"),
        ("欧阳何书", "欧阳何", "只差一字"),
        ("王同", "王书", "只差一字"),
        ("王书", "何书", ""),
        ("王语桐", "何书墨", ""),
        ("何书墨", "何书墨", ""),
        ("何", "和", ""),
        ("", "何", ""),
    ],
)
def test_a_name_is_like_another(written, other, how):
    assert likeness(written, other) == how
    assert likeness(other, written) == how


@given(NAMES, NAMES)
def test_distance_is_a_distance(one, other):
    apart = distance(one, other)
    assert apart == distance(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))
