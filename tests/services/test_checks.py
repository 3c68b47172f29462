import sqlite3

from sqlalchemy import text

from sudesk.services import checks


def said(hall):
    return [(one.sentence, one.sound) for one in hall.ask(checks.examine)]


def forge(hall, statement):
    with hall.store.writing() as session:
        names = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in names:
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text(statement))


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


def test_a_broken_link_is_found(sealed):
    raw = sqlite3.connect(sealed.store.path)  # without foreign keys, as another program would
    raw.execute("UPDATE candidate SET roll_entry_id = 9999 WHERE id = 1")
    raw.commit()
    raw.close()
    with sealed.store.reading() as session:
        assert not checks._file(session).sound
