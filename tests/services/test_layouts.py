"""Roles of columns, settled once and kept by layout."""

from sudesk.models import journal
from sudesk.services import layouts
from sudesk.sheets.answers import Layout, Role


def kept(store):
    with store.reading() as session:
        return layouts.remembered(session)


def remember(store, signature, roles, is_header=None):
    with store.writing() as session:
        layouts.remember(session, signature, Layout(roles, is_header))


def test_a_layout_is_kept_replaced_and_forgotten(empty):
    assert kept(empty) == {}
    roles = {0: Role.OTHER, 3: Role.STUDENT_NO, 1: Role.NAME}
    remember(empty, "a" * 16, roles)
    remember(empty, "b" * 16, {2: Role.NAME}, is_header=True)
    assert kept(empty) == {"a" * 16: Layout(roles), "b" * 16: Layout({2: Role.NAME}, True)}
    remember(empty, "a" * 16, {0: Role.NAME}, is_header=False)
    assert kept(empty)["a" * 16] == Layout({0: Role.NAME}, False)
    for _ in range(2):
        with empty.writing() as session:
            layouts.forget(session, "a" * 16)
    assert kept(empty) == {"b" * 16: Layout({2: Role.NAME}, True)}


def test_the_journal_has_the_layout_and_how_many_columns(empty):
    remember(empty, "a" * 16, {0: Role.NAME, 1: Role.STUDENT_NO})
    with empty.reading() as session:
        (entry,) = journal.extract(session)
    assert entry["act"] == "layout.remember"
    assert entry["facts"] == {"layout": "a" * 16, "columns": 2}
