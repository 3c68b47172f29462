"""A whole congress acted out by the services that the window uses, from rosters to package.

The clock, the shuffles and all that rosters do not say come from a seed: the same rosters and the
same seed give the same papers, byte for byte. The road to the delegates and to the candidates, the
day and its ballots each have a module of their own.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sudesk.errors import SudeskError
from sudesk.models.store import Store, file_errors
from sudesk.rules import law
from sudesk.services import (
    congresses,
    demo_ballots,
    demo_candidates,
    demo_delegates,
    demo_hall,
    demo_report,
    departments,
    elections,
    further_elections,
    package,
    rosters,
    stages,
    writing,
)
from sudesk.services.demo_play import Play
from sudesk.services.samples import PROFILE
from sudesk.sheets.reading import Reading, read_rosters
from sudesk.terms import CongressKind, NoticeKind

SEED = 20261218
RESULT_UP_ON, RESULT_DOWN_ON = date(2026, 12, 21), date(2026, 12, 24)
REPORTED_ON = date(2026, 12, 24)

# One chief, two scrutineers, one teller, and at least two who stand for one seat.
FEWEST_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Acted:
    """What the demo leaves behind."""

    file: Path
    papers: tuple[Path, ...]
    package: Path
    sentences: tuple[str, ...]


def act_out(
    out: Path, files: Sequence[tuple[str, bytes]], kind: CongressKind | None, seed: int = SEED
) -> Acted:
    """Act out a congress on rosters given as (name, content); everything lies under ``out``.

    Raises SudeskError where no student can be read, where rule D5 forbids the form, or where
    there are too few people to elect anybody; ``out`` must be absent or empty.
    """
    with file_errors(out):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise SudeskError(f"没能使用“{out}”。", "这个文件夹不是空的。", "请换一个空文件夹。")
    reading = read_rosters(files)
    _possible(reading, kind)
    with _whole_or_nothing(out), Store.create(out / f"{PROFILE.names.name}.sudesk") as store:
        play = Play.on(store, seed)
        import_rosters(play, reading, files)
        convene(play, kind)
        to_the_eve(play)
        demo_hall.hold(play)
        after(play)
        papers = print_papers(play, out / "papers")
        target = pack(play, out)
    return Acted(store.path, papers, target, tuple(play.sentences))


@contextmanager
def _whole_or_nothing(out: Path) -> Iterator[None]:
    """Make a folder; what fails later leaves it as it was before."""
    with file_errors(out):
        was_there = out.exists()
        out.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(out)
        if was_there:
            out.mkdir()
        raise


def _possible(reading: Reading, kind: CongressKind | None) -> None:
    """Refuse before anything is written what could only fail later."""
    if reading.unreadable and not reading.people:
        raise reading.unreadable[0][1]
    counting_in = [one for one in reading.people if rosters.status_of(one.status).counts]
    if len(counting_in) < FEWEST_PEOPLE:
        raise SudeskError(
            f"名册里只有{len(counting_in)}名在册学生，演示不了选举。",
            "监票、计票和候选人至少要6人。",
            "请换用人数更多的名册。",
        )
    if kind is CongressKind.ASSEMBLY:
        law.assembly(len(counting_in)).enforce()


def import_rosters(play: Play, reading: Reading, files: Sequence[tuple[str, bytes]]) -> None:
    """Found the department and import what was read, with the rows that wait for an answer."""
    digests = [(name, hashlib.sha256(content).hexdigest()) for name, content in files]
    play.do(departments.save_profile, PROFILE)
    with play.store.writing() as session:
        plan = rosters.plan(session, reading)
        asked = [row.person.student_no for row in plan.rows if row.waits]
        rosters.apply(session, plan, digests, asked)
    counts = reading.counts
    play.say(
        f"名册：读到{counts.places}行＝采用{counts.taken}＋待定{counts.disputed}"
        f"＋有误{counts.refused}＋忽略{counts.ignored}，学生{counts.students}人"
    )
    for name, error in reading.unreadable:
        play.say(f"没有读入“{name}”：{error}")


def convene(play: Play, kind: CongressKind | None) -> None:
    """Convene this year's congress in a form, or in the one that is offered."""
    offer = play.ask(congresses.form_offered)
    play.kind = kind or offer.offered
    play.congress = play.do(
        congresses.convene,
        play.kind,
        PROFILE.term_number,
        demo_hall.HELD_ON,
        "学院报告厅",
        demo_hall.STARTS_AT,
    )
    congress = play.ask(congresses.view, play.congress)
    play.say(f"大会：{congress.title}，{congress.form.sentence}（{congress.form.citation}）")
    demo_delegates.invite(play)


def to_nominations(play: Play) -> None:
    """Go the road from the first request to the review of those who were nominated."""
    demo_candidates.ask_first(play)
    if play.kind is CongressKind.DELEGATES:
        demo_delegates.share_seats(play)
        demo_delegates.elect(play)
    demo_candidates.call(play)
    if play.kind is CongressKind.DELEGATES:
        demo_delegates.review(play)
        demo_candidates.announce_delegates(play)
    demo_candidates.nominate(play)


def to_the_eve(play: Play) -> None:
    """Go the whole road, from the first request to the prepared ballots."""
    to_nominations(play)
    demo_candidates.announce_candidates(play)
    demo_candidates.ask_second(play)
    demo_hall.plan(play)
    demo_report.write(play)
    demo_ballots.prepare(play)


def after(play: Play) -> None:
    """Announce the result, take every list down in time, report to the college."""
    for election in play.ask(elections.elections, play.congress):
        if play.ask(further_elections.winners, election.id).names:
            demo_candidates.post(play, NoticeKind.RESULT, RESULT_UP_ON, election.id)
    demo_candidates.take_down(play, RESULT_DOWN_ON)
    play.day(REPORTED_ON, 10)
    play.do(stages.mark_done, play.congress, "report", REPORTED_ON, "交院学生会")


def print_papers(play: Play, folder: Path) -> tuple[Path, ...]:
    """Print every paper that is ready."""
    return play.ask(writing.write_papers, play.congress, folder)


def pack(play: Play, out: Path) -> Path:
    """Pack what goes to the college union."""
    congress = play.ask(congresses.view, play.congress)
    target = out / package.file_name(congress)
    writing.write_whole(target, play.ask(package.pack, play.congress))
    return target
