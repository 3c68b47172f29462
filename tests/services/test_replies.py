from dataclasses import replace
from datetime import date

import pytest

from sudesk.errors import SudeskError
from sudesk.services import replies
from sudesk.services.replies import FIRST, SECOND, Reply
from tests.services.scenes import HELD_ON

AGREED = Reply(FIRST, "云会党〔2026〕8号", date(2026, 11, 20), "会计系党总支", True)


@pytest.fixture
def asked(hall):
    return hall.convene()


def register(hall, reply):
    hall.do(replies.register, hall.congress, reply)


def test_a_reply_is_kept_and_replaced(asked):
    register(asked, replace(AGREED, issuer=" 会计系党总支 "))
    assert asked.ask(replies.replies, asked.congress) == {FIRST: AGREED}
    refused = replace(AGREED, agreed=False, terms="请推迟一周")
    register(asked, refused)
    register(asked, replace(AGREED, request=SECOND))
    found = asked.ask(replies.replies, asked.congress)
    assert found == {FIRST: refused, SECOND: replace(AGREED, request=SECOND)}
    asked.do(replies.withdraw, asked.congress, FIRST)
    assert list(asked.ask(replies.replies, asked.congress)) == [SECOND]


def test_a_reply_in_words():
    assert AGREED.words == "会计系党总支2026年11月20日批复同意（云会党〔2026〕8号）"
    assert replace(AGREED, number="", agreed=False).words.endswith("20日批复不同意")


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": " "},
        {"replied_on": HELD_ON.replace(day=19)},
        {"agreed": False, "terms": " "},
    ],
)
def test_what_is_not_whole_is_refused(asked, change):
    with pytest.raises(SudeskError):
        register(asked, replace(AGREED, **change))
    assert asked.ask(replies.replies, asked.congress) == {}
