import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError, IntegrityError

from sudesk.models import journal
from sudesk.models.tables import JournalEntry


def write(store, number):
    for place in range(number):
        with store.writing() as session:
            journal.record(session, "test.act", place=place)


def test_entries_continue_each_other(store):
    write(store, 3)
    with store.reading() as session:
        entries = session.scalars(select(JournalEntry).order_by("id")).all()
        assert [entry.id for entry in entries] == [1, 2, 3]
        assert entries[0].previous == journal.GENESIS
        assert [one.previous for one in entries[1:]] == [one.hash for one in entries[:-1]]
        assert journal.broken_at(session) is None
        assert [one["facts"]["place"] for one in journal.extract(session)] == [0, 1, 2]


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_entry SET act = 'x'", "DELETE FROM journal_entry"]
)
def test_the_file_itself_refuses_to_change_the_journal(store, statement):
    write(store, 2)
    with pytest.raises((DatabaseError, IntegrityError)), store.writing() as session:
        session.connection().exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal_entry SET facts = '{}' WHERE id = 2", 2),
        ("DELETE FROM journal_entry WHERE id = 2", 3),
        ("UPDATE journal_entry SET previous = hash WHERE id = 3", 3),
        ("UPDATE journal_entry SET facts = 'x' WHERE id = 2", 2),
        ("DELETE FROM journal_entry WHERE id = 4", 4),
        ("DELETE FROM journal_entry", 1),
        ("DELETE FROM journal_head", 1),
        ("UPDATE journal_head SET hash = 'x'", 5),
    ],
)
def test_a_forged_journal_is_found(store, statement, found):
    write(store, 4)
    with store.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql("DROP TRIGGER journal_no_delete")
        connection.exec_driver_sql(statement)
    with store.reading() as session:
        assert journal.broken_at(session) == found


def test_an_undone_act_leaves_no_entry(store):
    with pytest.raises(RuntimeError), store.writing() as session:
        journal.record(session, "test.act")
        raise RuntimeError
    with store.reading() as session:
        assert journal.extract(session) == []


def test_canonical_is_one_text():
    assert journal.canonical({"b": 1, "a": ["字", None]}) == '{"a":["字",null],"b":1}'
