"""Elections that rest on another: the chair among those elected, a seat filled between congresses.

The plan says both that a department has a chair and that there is none at the college (改革方案
二.3, 二.4); the congress settles it in its rules (rule book, section 3).
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.preparing import Approval, Judgement
from sudesk.models.tables import Candidate, Election, Round
from sudesk.rules import law, meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.countfile import dump_rule
from sudesk.services import counting, elections, rounds
from sudesk.services.election_rules import terms_of
from sudesk.services.elections import PRESIDIUM, ElectionView
from sudesk.terms import ChairForm, NextStep, RoundState, Verdict

CHAIR = "学生会主席"
# What somebody brought along who was elected a moment ago: the same evidence, the same opinions.
_EVIDENCE = (
    "roll_entry_id",
    "rank",
    "rank_total",
    "rank_period",
    "fails",
    "freshman",
    "waived_because",
    "waived_by",
    "nominated_by",
    "nominated_on",
    "consented_on",
    "posts",
    "deeds",
    "reviewed_by",
    "reviewed_on",
)


@dataclass(frozen=True, slots=True)
class Winners:
    """Who was elected in all rounds of an election, and whether a round is still to come."""

    names: tuple[str, ...]
    open: bool


def winners(session: Session, election_id: int) -> Winners:
    """Return who was elected so far, in the order of the rounds, as the corrections have it."""
    held = rounds.rounds(session, election_id)
    names: list[str] = []
    step = NextStep.NONE
    for one in held:
        if one.state is not RoundState.SEALED:
            return Winners(tuple(names), True)
        result = counting.in_force(session, one.id)["result"]
        names += result["elected"]
        step = NextStep(result["next"])
    return Winners(tuple(names), not held or step is not NextStep.NONE)


def among_gate(session: Session, election_id: int) -> law.Ruling:
    """Say whether the chair may be elected among those elected in an election."""
    election = elections.view(session, election_id)
    cite = citation(Topic.CHAIR)

    def blocked(sentence: str, remedy: str) -> law.Ruling:
        return law.Ruling(meeting.RULE, cite, Verdict.BLOCKED, sentence, remedy)

    form = terms_of(session, election.congress_id).chair
    if form is not ChairForm.AMONG_ELECTED:
        return blocked(f"选举办法定的是“{form.label}”", "不需要从当选人中选主席。")
    if PRESIDIUM not in election.post or election.among_id is not None:
        return blocked("主席从当选的主席团成员中选举", "请先选举主席团。")
    if _held_among(session, election_id) is not None:
        return blocked("主席的选举已经设立", "请在“选举”中继续。")
    found = winners(session, election_id)
    if found.open:
        return blocked(f"{election.post}的选举还没有完成", "请先封存结果，需要再次投票的先投票。")
    if not found.names:
        return blocked(f"{election.post}没有人当选", "请先重新选举主席团。")
    number = len(found.names)
    return law.Ruling(
        meeting.RULE, cite, Verdict.ALLOWED, f"{election.post}当选{number}名，可从中选举主席"
    )


def call_among(session: Session, election_id: int, post: str = CHAIR) -> int:
    """Call the election of the chair among those elected; returns its id.

    They stand with the evidence by which they stood before. Raises Refused where the gate blocks,
    or where somebody was elected whom no candidacy is known of.
    """
    among_gate(session, election_id).enforce()
    parent = elections.view(session, election_id)
    rows = _rows(session, parent, winners(session, election_id).names)
    election = Election(
        congress_id=parent.congress_id,
        post=elections.lawful(post, 1),
        seats=1,
        among_id=election_id,
        rule=dump_rule(elections.among(terms_of(session, parent.congress_id)).rule),
    )
    session.add(election)
    session.flush()
    for position, row in enumerate(rows, 1):
        copied = {key: getattr(row, key) for key in _EVIDENCE}
        new = Candidate(election_id=election.id, position=position, **copied)
        session.add(new)
        session.flush()
        _bring_along(session, row.id, new.id)
    record(
        session,
        "election.call_among",
        congress=parent.congress_id,
        election=election.id,
        among=election_id,
        candidates=[row.id for row in rows],
    )
    return election.id


def by_gate(session: Session, congress_id: int, post: str, seats: int) -> law.Ruling:
    """Say whether seats of a post may be filled between two congresses."""
    cite = citation(Topic.SHORTFALL)

    def blocked(sentence: str, remedy: str) -> law.Ruling:
        return law.Ruling(meeting.RULE, cite, Verdict.BLOCKED, sentence, remedy)

    held = [
        one
        for one in elections.elections(session, congress_id)
        if one.post == post.strip() and not one.by_election
    ]
    if not held:
        return blocked(f"本次大会没有选举过“{post.strip()}”", "请按一般选举设立。")
    if any(winners(session, one.id).open for one in held):
        return blocked(f"{post.strip()}的选举还没有完成", "请先封存结果，需要再次投票的先投票。")
    most = sum(one.seats for one in held)
    if seats > most:
        return blocked(f"补选{seats}名，原应选{most}名", "补选的名额不能多于原来的名额。")
    return law.Ruling(meeting.RULE, cite, Verdict.ALLOWED, f"补选{seats}名，原应选{most}名")


def call_by_election(
    session: Session, congress_id: int, post: str, seats: int, because: str
) -> int:
    """Call an election between two congresses for seats that became vacant; returns its id.

    It takes the road of any other: candidates, notice, a sitting with its quorum, ballots.
    """
    if not because.strip():
        raise SudeskError("还没有写明补选的原因。", "原因要印在结果报告里。", "请补填。")
    by_gate(session, congress_id, post, seats).enforce()
    election = Election(
        congress_id=congress_id,
        post=elections.lawful(post, seats),
        seats=seats,
        by_election=True,
        called_because=because.strip(),
        rule=dump_rule(terms_of(session, congress_id).rule),
    )
    session.add(election)
    session.flush()
    record(session, "election.by_election", congress=congress_id, election=election.id, seats=seats)
    return election.id


def _held_among(session: Session, election_id: int) -> int | None:
    return session.scalar(select(Election.id).where(Election.among_id == election_id).limit(1))


def _rows(session: Session, parent: ElectionView, names: tuple[str, ...]) -> list[Candidate]:
    """Return the candidacies of those elected, in ballot order."""
    ids: dict[str, int] = {}
    for round_id in session.scalars(select(Round.id).where(Round.election_id == parent.id)):
        ids |= rounds.candidate_ids(session, round_id)
    strangers = [name for name in names if name not in ids]
    if strangers:
        raise Refused(
            f"{'、'.join(strangers)}是另选当选的，没有候选人登记。",
            "",
            "请先在“候选人”中补登记和审查，由大会主席团决定选举办法。",
        )
    return sorted(
        (session.get_one(Candidate, ids[name]) for name in names), key=lambda row: row.position
    )


def _bring_along(session: Session, before: int, after: int) -> None:
    """Copy what was judged and said of a candidate."""
    for judged in session.scalars(select(Judgement).where(Judgement.candidate_id == before)).all():
        session.add(
            Judgement(
                candidate_id=after,
                quality=judged.quality,
                met=judged.met,
                evidence=judged.evidence,
                judged_by=judged.judged_by,
                judged_on=judged.judged_on,
            )
        )
    for said in session.scalars(select(Approval).where(Approval.candidate_id == before)).all():
        session.add(
            Approval(
                candidate_id=after,
                approver=said.approver,
                agreed=said.agreed,
                said_by=said.said_by,
                said_on=said.said_on,
                opinion=said.opinion,
            )
        )
    session.flush()
