import hashlib
import sqlite3

import pytest
from sqlalchemy import text

from sudesk.models.journal import canonical
from sudesk.services import checks, counting


def said(hall):
    return [(one.sentence, one.sound) for one in hall.ask(checks.examine)]


def forge(hall, statement):
    with hall.store.writing() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in names:
            session.execute(text(f"DROP TRIGGER {name}"))
        session.connection().exec_driver_sql(statement)


def test_a_sound_file_is_sound(sealed):
    first, second, third = said(sealed)
    assert first == ("文件完好", True)
    assert second[0].startswith("操作记录") and second[1]
    assert third == ("学生会主席团：重新计票与封存一致", True)


def test_a_file_without_a_count_says_so(hall):
    assert said(hall)[-1] == ("还没有封存的计票结果", True)


def test_a_forged_journal_is_found(sealed):
    forge(sealed, "UPDATE journal_entry SET facts = '{}' WHERE id = 3")
    assert said(sealed)[1] == ("操作记录从第3条起前后不相连，可能被改动", False)


def test_a_forged_ballot_is_found(sealed):
    forge(sealed, "UPDATE sealed_ballot SET marks = 'xx'")
    sentence, sound = said(sealed)[2]
    assert not sound
    assert sentence.startswith("学生会主席团：有误：重新计票的数字与封存的不符")


def snapshot_anew(hall):
    """Change a name in the sealed record and make its fingerprint anew, as a clever hand would."""
    with hall.store.reading() as session:
        told = counting.sealed(session, 1)
    told["officials"]["teller"] = ["别人"]
    text_ = canonical(told)
    digest = hashlib.sha256(text_.encode()).hexdigest()
    return f"UPDATE round SET snapshot = '{text_}', fingerprint = '{digest}'"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (snapshot_anew, "指纹与操作记录的不符"),
        ("UPDATE round SET sealed_by = '[\"别人\"]'", "签名人与封存记录的不符"),
        ("UPDATE round SET sealed_at = '2020-01-01 00:00:00.000000'", "时间或签名人"),
        ("UPDATE round SET snapshot = '[]'", "读不出来"),
        (
            "UPDATE sealed_ballot SET void = '涂改' WHERE id = (SELECT min(id) FROM sealed_ballot)",
            "",
        ),
        ("UPDATE sealed_ballot SET write_ins = '5'", "读不出来"),
        ("UPDATE sealed_ballot SET write_ins = '[5]'", "读不出来"),
        ("UPDATE election SET terms = '{}'", "读不出来"),
        (
            "INSERT INTO correction (round_id, made_at, made_by, because, snapshot, fingerprint,"
            " corrects) SELECT id, sealed_at, '某', '某', snapshot, fingerprint, fingerprint"
            " FROM round",
            "指纹与操作记录的不符",
        ),
    ],
)
def test_a_forged_seal_is_found(sealed, statement, words):
    forge(sealed, statement if isinstance(statement, str) else statement(sealed))
    sentence, sound = said(sealed)[2]
    assert not sound
    assert words in sentence


def test_a_sealed_round_that_went_is_missed(sealed):
    record = "snapshot = NULL, fingerprint = NULL, sealed_at = NULL"
    forge(sealed, f"UPDATE round SET state = 'counting', {record}")
    assert ("操作记录里第1个轮次已经封存，文件里没有它的结果", False) in said(sealed)


def test_entries_that_went_from_the_end_are_missed(sealed):
    forge(sealed, "DELETE FROM journal_entry WHERE act = 'count.seal'")
    (_, journal, seal) = said(sealed)
    assert (journal[1], seal[1]) == (False, False)


def test_a_broken_link_is_found(sealed):
    raw = sqlite3.connect(sealed.store.path)  # without foreign keys, as another program would
    raw.execute("UPDATE candidate SET roll_entry_id = 9999 WHERE id = 1")
    raw.commit()
    raw.close()
    with sealed.store.reading() as session:
        assert not checks._file(session).sound
