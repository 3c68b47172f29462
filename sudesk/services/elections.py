"""Calling an election: the post, the seats, the rules, who stands and with what evidence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import Candidate, Election, Official, RollEntry, Round
from sudesk.rules import law, meeting
from sudesk.rules.countfile import dump_rule, parse_rule
from sudesk.rules.plan import provision
from sudesk.rules.voting import Rule, squash
from sudesk.services.congresses import Entry, entry_of

PRESIDIUM = "学生会主席团"


@dataclass(frozen=True, slots=True)
class Study:
    """Evidence of a candidate's studies: rank of total over a period, failed courses."""

    rank: int | None = None
    total: int | None = None
    period: str = ""
    fails: int | None = None
    freshman: bool = False


class Standing(Enum):
    """How far one condition of rule B2 is met."""

    MET = "符合"
    EXEMPT = "免排名"
    MISSING = "待核"
    FAILED = "不符合"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of rule B2 with its evidence, and the arithmetic or what is to be done."""

    label: str
    evidence: str
    arithmetic: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class CandidateView:
    """Someone who stands; ``waived_by`` is who passed rule B2 with the reason."""

    id: int
    entry: Entry
    ballot_name: str
    study: Study
    ruling: law.Ruling
    waived_by: str
    waived_because: str

    @property
    def ready(self) -> bool:
        """Whether the condition is met, or was passed by a named, reasoned decision."""
        return bool(self.waived_by) or not self.ruling.blocks

    @property
    def conditions(self) -> tuple[Condition, Condition]:
        """Rank and failed courses, each with its own verdict."""
        return _rank_condition(self.study), _fails_condition(self.study)

    @property
    def standing(self) -> Standing:
        """The worst of the conditions."""
        found = {condition.standing for condition in self.conditions}
        return next(one for one in reversed(Standing) if one in found)


@dataclass(frozen=True, slots=True)
class ElectionView:
    """An election with its candidates in ballot order."""

    id: int
    congress_id: int
    post: str
    seats: int
    rule: Rule
    candidates: tuple[CandidateView, ...]
    uncontested_by: str
    uncontested_because: str
    started: bool

    @property
    def contest(self) -> law.Ruling:
        """Whether the election is contested."""
        return meeting.contest(len(self.candidates), self.seats)


def call(
    session: Session, congress_id: int, post: str, seats: int, rule: Rule | None = None
) -> int:
    """Call an election to a post under its rules; returns its id.

    Raises Refused where rule D6 (at most 3 in the presidium) or B8 (no assistants) forbids it.
    """
    election = Election(
        congress_id=congress_id,
        post=_lawful(post, seats),
        seats=seats,
        rule=dump_rule(rule or Rule()),
    )
    session.add(election)
    session.flush()
    record(session, "election.call", congress=congress_id, election=election.id, seats=seats)
    return election.id


def change(session: Session, election_id: int, post: str, seats: int, rule: Rule) -> None:
    """Change post, seats or rules of an election that has no ballots yet."""
    election = _changeable(session, election_id)
    election.post = _lawful(post, seats)
    election.seats, election.rule = seats, dump_rule(rule)
    record(session, "election.change", election=election_id, seats=seats, rule=dump_rule(rule))


def elections(session: Session, congress_id: int) -> tuple[ElectionView, ...]:
    """Return the elections of a congress in the order called."""
    ids = session.scalars(
        select(Election.id).where(Election.congress_id == congress_id).order_by(Election.id)
    ).all()
    return tuple(view(session, election_id) for election_id in ids)


def view(session: Session, election_id: int) -> ElectionView:
    """Return one election."""
    election = session.get_one(Election, election_id)
    rows = session.scalars(
        select(Candidate).where(Candidate.election_id == election_id).order_by(Candidate.position)
    ).all()
    names = ballot_names([entry_of(row.entry) for row in rows])
    candidates = tuple(_view(row, name) for row, name in zip(rows, names, strict=True))
    return ElectionView(
        election.id,
        election.congress_id,
        election.post,
        election.seats,
        parse_rule(election.rule),
        candidates,
        election.uncontested_by or "",
        election.uncontested_because or "",
        _started(session, election_id),
    )


def nominate(session: Session, election_id: int, entry_id: int, study: Study | None = None) -> int:
    """Put someone on the ballot, behind those already there; returns the candidate's id.

    Raises Refused for a scrutineer, a teller, or someone who stands already.
    """
    election = _changeable(session, election_id)
    entry = session.get_one(RollEntry, entry_id)
    if entry.congress_id != election.congress_id:
        raise SudeskError("这名学生不在本次大会的名册里。")
    if session.scalar(
        select(Official).where(
            Official.congress_id == election.congress_id, Official.roll_entry_id == entry_id
        )
    ):
        meeting.scrutineers(1, 2, 1, [entry.name]).enforce()
    stands = select(Candidate).where(
        Candidate.election_id == election_id, Candidate.roll_entry_id == entry_id
    )
    if session.scalar(stands):
        raise Refused(f"{entry.name}已经是候选人。")
    last = session.scalar(
        select(func.max(Candidate.position)).where(Candidate.election_id == election_id)
    )
    candidate = Candidate(election_id=election_id, roll_entry_id=entry_id, position=(last or 0) + 1)
    _write(candidate, study or Study())
    session.add(candidate)
    session.flush()
    record(session, "candidate.nominate", election=election_id, candidate=candidate.id)
    return candidate.id


def record_study(session: Session, candidate_id: int, study: Study) -> None:
    """Enter the evidence of a candidate's studies (rule B2)."""
    candidate = session.get_one(Candidate, candidate_id)
    _changeable(session, candidate.election_id)
    _write(candidate, study)
    ruling = law.study(study.rank, study.total, study.fails, study.freshman)
    record(session, "candidate.study", candidate=candidate_id, verdict=ruling.verdict.value)


def waive(session: Session, candidate_id: int, by: str, because: str) -> None:
    """Pass rule B2 for a candidate by a named person's reasoned decision, printed in the report."""
    candidate = session.get_one(Candidate, candidate_id)
    _changeable(session, candidate.election_id)
    candidate.waived_by, candidate.waived_because = _reasoned(by, because)
    record(session, "candidate.waive", candidate=candidate_id, rule="B2")


def withdraw(session: Session, candidate_id: int) -> None:
    """Take a candidate off the ballot before there are ballots."""
    candidate = session.get_one(Candidate, candidate_id)
    _changeable(session, candidate.election_id)
    session.delete(candidate)
    record(session, "candidate.withdraw", candidate=candidate_id)


def reorder(session: Session, election_id: int, candidate_ids: Sequence[int]) -> None:
    """Set the order of names on the ballot."""
    _changeable(session, election_id)
    for position, candidate_id in enumerate(candidate_ids, 1):
        session.get_one(Candidate, candidate_id).position = position
    record(session, "candidate.order", election=election_id, candidates=list(candidate_ids))


def accept_uncontested(session: Session, election_id: int, by: str, because: str) -> None:
    """Allow as many candidates as seats by a named person's reasoned decision."""
    election = _changeable(session, election_id)
    election.uncontested_by, election.uncontested_because = _reasoned(by, because)
    record(session, "election.uncontested", election=election_id)


def ballot_names(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the names as ballots print them; two same names are told apart by class or number.

    Names are the same that a count takes for the same: blanks do not part them.
    """
    same = Counter(squash(entry.name) for entry in entries)
    classes = Counter((squash(entry.name), entry.class_name) for entry in entries)
    names = []
    for entry in entries:
        name, class_name = squash(entry.name), entry.class_name
        if same[name] == 1:
            names.append(entry.name)
        elif classes[name, class_name] == 1:
            names.append(f"{entry.name}（{class_name}）")
        else:
            namesakes = [
                one.student_no
                for one in entries
                if (squash(one.name), one.class_name) == (name, class_name)
            ]
            tail = _tail(entry.student_no, namesakes)
            names.append(f"{entry.name}（{class_name}{tail}号）")
    return tuple(names)


def _tail(number: str, among: Sequence[str]) -> str:
    """Return the end of a student number, two digits or as many as tell it from the others."""
    others = [other for other in among if other != number]
    lengths = range(2, len(number))
    alone = (n for n in lengths if not any(other.endswith(number[-n:]) for other in others))
    return number[-next(alone, len(number)) :]


def _rank_condition(study: Study) -> Condition:
    label = "专业排名前 30%"
    if study.rank is None or study.total is None:
        if study.freshman:
            note = "还没有第一学期的成绩，免查排名，在报告里说明。"
            return Condition(label, "新生第一学期，尚无排名", note, Standing.EXEMPT)
        return Condition(
            label,
            "还没有专业排名",
            "缺数据算待核，不算通过。请按成绩证明填写。",
            Standing.MISSING,
        )
    part, whole = provision("B2").share
    met = law.in_top_share(study.rank, study.total)
    sign = "≤" if met else "＞"
    period = f"；{study.period}" if study.period else ""
    return Condition(
        label,
        f"本专业 {study.total} 人中第 {study.rank} 名",
        f"{study.rank} × {whole} = {study.rank * whole} {sign} "
        f"{study.total} × {part} = {study.total * part}{period}",
        Standing.MET if met else Standing.FAILED,
    )


def _fails_condition(study: Study) -> Condition:
    label = "无不及格课程"
    if study.fails is None:
        if study.freshman and study.rank is None:
            return Condition(label, "新生第一学期，尚无成绩", "", Standing.EXEMPT)
        return Condition(
            label,
            "还没有不及格课程数",
            "缺数据算待核，不算通过。请教务员出具成绩单。",
            Standing.MISSING,
        )
    if study.fails:
        return Condition(label, f"有 {study.fails} 门课程不及格", "", Standing.FAILED)
    return Condition(label, "0 门课程不及格", "", Standing.MET)


def _lawful(post: str, seats: int) -> str:
    """Return the post without blanks around it; raises where it may not be elected so."""
    post = post.strip()
    if not post:
        raise SudeskError("还没有填写选举的职务。", "", "请填写，例如学生会主席团。")
    law.post_title(post).enforce()
    if "主席团" in post:
        law.presidium(seats).enforce()
    if seats < 1:
        raise SudeskError("应选人数应为1以上。", "", "请改正应选人数。")
    return post


def _changeable(session: Session, election_id: int) -> Election:
    if _started(session, election_id):
        raise Refused("选票已经准备，候选人和办法不能再改。", "依据：选举办法。")
    return session.get_one(Election, election_id)


def _started(session: Session, election_id: int) -> bool:
    found = session.scalar(select(Round.id).where(Round.election_id == election_id).limit(1))
    return found is not None


def _reasoned(by: str, because: str) -> tuple[str, str]:
    if not by.strip() or not because.strip():
        raise SudeskError(
            "还没有写明是谁决定、为什么。", "这一决定要印在报告里。", "请补填姓名和理由。"
        )
    return by.strip(), because.strip()


def _write(candidate: Candidate, study: Study) -> None:
    if (study.rank is None) != (study.total is None):
        raise SudeskError("名次和专业人数要一起填。", "", "请补齐另一项。")
    if study.rank is not None and not 1 <= study.rank <= (study.total or 0):
        raise SudeskError(f"名次{study.rank}不在1至{study.total}之间。", "", "请核对成绩材料。")
    if study.fails is not None and study.fails < 0:
        raise SudeskError("不及格课程数不能小于0。", "", "请核对成绩材料。")
    candidate.rank, candidate.rank_total = study.rank, study.total
    candidate.rank_period = study.period.strip() or None
    candidate.fails, candidate.freshman = study.fails, study.freshman


def _view(row: Candidate, ballot_name: str) -> CandidateView:
    study = Study(row.rank, row.rank_total, row.rank_period or "", row.fails, row.freshman)
    return CandidateView(
        row.id,
        entry_of(row.entry),
        ballot_name,
        study,
        law.study(study.rank, study.total, study.fails, study.freshman),
        row.waived_by or "",
        row.waived_because or "",
    )
