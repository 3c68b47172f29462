"""The sample department is made from its rosters and nothing else."""

from pathlib import Path

from sudesk.services import departments, roll, samples
from sudesk.terms import Status


def test_the_sample_is_read_and_imported(tmp_path: Path) -> None:
    with departments.establish(tmp_path / "示例系.sudesk", samples.PROFILE) as store:
        reports: list[str] = []
        with store.reading() as session:
            read = samples.read(session, lambda what, _done, _total: reports.append(what))
        assert reports
        assert not read.plan.reading.unreadable
        with store.writing() as session:
            imported = samples.stock(session, read)
        assert imported.added == len(read.plan.reading.people)
        assert imported.left_out == 0
        with store.reading() as session:
            people = roll.students(session)
            assert len(people) == imported.added
            assert {Status.SUSPENDED, Status.ENLISTED} <= {person.status for person in people}
            last = roll.last_import(session)
        assert last is not None
        assert {file["name"] for file in last.files} == {name for name, _ in read.files}


def test_the_sample_may_not_hold_an_assembly(tmp_path: Path) -> None:
    with departments.establish(tmp_path / "示例系.sudesk", samples.PROFILE) as store:
        with store.reading() as session:
            read = samples.read(session, lambda *_: None)
        with store.writing() as session:
            samples.stock(session, read)
        with store.reading() as session:
            assert roll.headcount(session) >= 400
