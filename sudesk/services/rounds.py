"""Rounds of ballots: who stands, who was present, how many papers; and the round after."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import Candidate, Election, Round, RoundCandidate
from sudesk.models.tellers import PrintRun
from sudesk.rules import law, meeting
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.election_rules import Terms
from sudesk.rules.voting import Contest, Figures, Rule
from sudesk.services import election_rules, elections, hand_votes, notices, print_runs, sittings
from sudesk.services.congresses import Entry, chinese_number, entry_of
from sudesk.services.elections import ElectionView
from sudesk.services.officials import officials
from sudesk.terms import NoticeKind, RoundKind, RoundState, Verdict


@dataclass(frozen=True, slots=True)
class Papers:
    """The ledger of ballots, each figure typed by hand; None is not yet typed."""

    printed: int | None = None
    issued: int | None = None
    left_over: int | None = None
    collected: int | None = None


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round of an election; ``names`` and ``entries`` in ballot order."""

    id: int
    election_id: int
    congress_id: int
    number: int
    kind: RoundKind
    state: RoundState
    post: str
    seats: int
    terms: Terms
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    entitled: int | None
    present: int | None
    on_leave: int | None
    papers: Papers
    fingerprint: str
    by_election: bool = False

    @property
    def title(self) -> str:
        """The post, whether it is filled between congresses, which round it is after the first."""
        said = ("补选" if self.by_election else "", round_name(self.kind, self.number))
        name = "，".join(part for part in said if part)
        return f"{self.post}（{name}）" if name else self.post

    @property
    def rule(self) -> Rule:
        """What the count follows."""
        return self.terms.rule

    @property
    def contest(self) -> Contest:
        """What is voted on, for the count."""
        return Contest(self.title, self.seats, self.names)

    @property
    def figures(self) -> Figures | None:
        """All five figures, None while one is missing."""
        values = (
            self.entitled,
            self.present,
            self.papers.printed,
            self.papers.issued,
            self.papers.collected,
        )
        whole = [value for value in values if value is not None]
        return Figures(*whole) if len(whole) == len(values) else None


def round_name(kind: RoundKind, number: int) -> str:
    """Return what a round is called: nothing for the first, its number from the third on."""
    if kind is RoundKind.FIRST:
        return ""
    return kind.label if number == 2 else f"第{chinese_number(number)}轮，{kind.label}"


def gates(session: Session, election_id: int) -> tuple[law.Ruling, ...]:
    """Return what the rules say before there may be ballots, each with its numbers."""
    election = elections.view(session, election_id)
    rulings = [election.contest] if not election.uncontested_by else []
    rulings += [one.ruling for one in election.candidates if not one.ready]
    rulings.append(_announced(session, election))
    rulings.append(officials(session, election.congress_id).ruling)
    return tuple(rulings)


def prepare(session: Session, election_id: int) -> int:
    """Fix who is on the ballot of the first round; from then on names and rules stand still.

    Raises Refused, citing rule and numbers, where a candidate's evidence is missing (rule B2), the
    election is not contested without a reason, the candidates' notice has not run out (rule B3), or
    the scrutineers are not as they should be.
    """
    election = elections.view(session, election_id)
    if election.started:
        raise Refused("选票已经准备。")
    for candidate in election.candidates:
        if not candidate.ready:
            ruling = candidate.ruling
            raise Refused(
                f"{candidate.entry.name}：{ruling.sentence}。",
                f"依据：{ruling.citation}。",
                ruling.remedy,
            )
    _contested(election, election.terms)
    _announced(session, election).enforce()
    officials(session, election.congress_id).ruling.enforce()
    elections.follow_terms(session, election_id)
    ids = [candidate.id for candidate in election.candidates]
    return _open(session, election_id, RoundKind.FIRST, election.seats, ids)


def rules_gate(session: Session, round_id: int) -> law.Ruling:
    """Say whether the congress has adopted the rules that the ballots were prepared by."""
    cite = citation(Topic.EFFECT)
    election = elections.view(session, session.get_one(Round, round_id).election_id)
    adopted = election_rules.view(session, election.congress_id).adopted
    if adopted is None:
        sentence = "选举办法还没有经大会表决通过"
        remedy = "请在“选举办法”中登记表决结果。"
        return law.Ruling(meeting.RULE, cite, Verdict.BLOCKED, sentence, remedy)
    terms = adopted.terms
    if election.among_id is not None:
        terms = elections.among(terms)
    if election.terms.printed != terms.printed:
        sentence = "选票准备以后，大会通过的选举办法有改动"
        remedy = "请撤回选票，按通过的办法重新准备。"
        return law.Ruling(meeting.RULE, cite, Verdict.BLOCKED, sentence, remedy)
    return law.Ruling(meeting.RULE, cite, Verdict.ALLOWED, "选举办法已经大会表决通过")


def open_voting(session: Session, round_id: int) -> None:
    """Count who is present once more and freeze it for this round.

    Raises Refused where the rules are not adopted, where those who watch and count are not adopted
    as they stand or a candidate is among them, where fewer are present than the rules ask for,
    where only a rehearsal's ballots were printed, or where what held when the ballots were
    prepared holds no longer by the rules adopted.
    """
    row = _in_state(session, round_id, RoundState.PREPARING)
    election = elections.view(session, row.election_id)
    congress_id = election.congress_id
    sitting = sittings.current(session, congress_id)
    if sitting is None or sitting.closed_at is not None:
        raise Refused("还没有开会签到，不能发选票。", "", "请先在“会议”中开始签到。")
    sitting.quorum.enforce()
    rules_gate(session, round_id).enforce()
    hand_votes.officials_ruling(session, congress_id).enforce()
    print_runs.gate(session, round_id).enforce()
    _announced(session, election).enforce()
    _contested(election, election_rules.terms_of(session, congress_id))
    row.sitting_id = sitting.sitting_id
    row.entitled, row.present, row.on_leave = sitting.due, sitting.present, sitting.on_leave
    row.state = RoundState.VOTING
    record(
        session,
        "round.open_voting",
        round=round_id,
        entitled=sitting.due,
        present=sitting.present,
        on_leave=sitting.on_leave,
    )


def take_back(session: Session, round_id: int) -> None:
    """Take prepared ballots back before anybody has voted; names and rules can change again."""
    _in_state(session, round_id, RoundState.PREPARING)
    session.execute(delete(PrintRun).where(PrintRun.round_id == round_id))
    session.execute(delete(RoundCandidate).where(RoundCandidate.round_id == round_id))
    session.execute(delete(Round).where(Round.id == round_id))
    record(session, "round.take_back", round=round_id)


def count_again(session: Session, round_id: int) -> None:
    """Take the opening of a vote back to count who is present again, before any paper is noted."""
    row = _in_state(session, round_id, RoundState.VOTING)
    noted = (row.printed, row.issued, row.left_over, row.collected)
    if any(figure is not None for figure in noted):
        raise Refused("选票台账已经填写，基数不能再改。", f"依据：{citation(Topic.QUORUM)}。")
    row.sitting_id = row.entitled = row.present = row.on_leave = None
    row.counting = row.bundle_size = row.zeroed_at = row.zeroed_by = None
    row.state = RoundState.PREPARING
    record(session, "round.count_again", round=round_id)


def record_papers(session: Session, round_id: int, papers: Papers) -> None:
    """Type the ledger: printed, issued, left over, collected; counting begins with the last."""
    row = session.get_one(Round, round_id)
    if row.state is RoundState.SEALED:
        raise Refused("结果已经封存，台账不能再改。")
    if row.state is RoundState.PREPARING:
        raise Refused("还没有开始投票，不能登记选票。", "", "请先清点人数，开始投票。")
    figures = (papers.printed, papers.issued, papers.left_over, papers.collected)
    if any(figure is not None and figure < 0 for figure in figures):
        raise SudeskError("张数不能小于0。", "", "请重新清点。")
    row.printed, row.issued = papers.printed, papers.issued
    row.left_over, row.collected = papers.left_over, papers.collected
    row.state = RoundState.VOTING if papers.collected is None else RoundState.COUNTING
    record(session, "round.papers", round=round_id, figures=list(figures))


def rounds(session: Session, election_id: int) -> tuple[RoundView, ...]:
    """Return the rounds of an election, the first first."""
    ids = session.scalars(
        select(Round.id).where(Round.election_id == election_id).order_by(Round.number)
    ).all()
    return tuple(view(session, round_id) for round_id in ids)


def view(session: Session, round_id: int) -> RoundView:
    """Return one round."""
    row = session.get_one(Round, round_id)
    election = session.get_one(Election, row.election_id)
    standing = session.scalars(
        select(RoundCandidate)
        .where(RoundCandidate.round_id == round_id)
        .order_by(RoundCandidate.position)
    ).all()
    entries = tuple(entry_of(one.candidate.entry) for one in standing)
    return RoundView(
        row.id,
        election.id,
        election.congress_id,
        row.number,
        row.kind,
        row.state,
        election.post,
        row.seats,
        elections.terms_under(session, election),
        elections.ballot_names(entries),
        entries,
        row.entitled,
        row.present,
        row.on_leave,
        Papers(row.printed, row.issued, row.left_over, row.collected),
        row.fingerprint or "",
        election.by_election,
    )


def open_next(
    session: Session, round_id: int, kind: RoundKind, seats: int, candidate_ids: Sequence[int]
) -> int:
    """Open the round that a sealed one asked for; returns its id."""
    row = _in_state(session, round_id, RoundState.SEALED)
    later = select(Round.id).where(Round.election_id == row.election_id, Round.number > row.number)
    if session.scalar(later.limit(1)):
        raise Refused("下一次投票已经准备。")
    return _open(session, row.election_id, kind, seats, candidate_ids)


def candidate_ids(session: Session, round_id: int) -> dict[str, int]:
    """Return the candidates of a round by their names on the ballot."""
    names = view(session, round_id).names
    ids = session.scalars(
        select(RoundCandidate.candidate_id)
        .where(RoundCandidate.round_id == round_id)
        .order_by(RoundCandidate.position)
    ).all()
    return dict(zip(names, ids, strict=True))


def _open(
    session: Session, election_id: int, kind: RoundKind, seats: int, candidates: Sequence[int]
) -> int:
    number = 1 + len(
        session.scalars(select(Round.id).where(Round.election_id == election_id)).all()
    )
    row = Round(
        election_id=election_id,
        number=number,
        kind=kind,
        seats=seats,
        state=RoundState.PREPARING,
    )
    session.add(row)
    session.flush()
    for position, candidate_id in enumerate(candidates, 1):
        session.get_one(Candidate, candidate_id)
        session.add(RoundCandidate(round_id=row.id, candidate_id=candidate_id, position=position))
    session.flush()
    record(
        session,
        "round.prepare",
        election=election_id,
        round=row.id,
        kind=kind.value,
        seats=seats,
        candidates=list(candidates),
    )
    return row.id


def _contested(election: ElectionView, terms: Terms) -> None:
    """Refuse too few candidates by these terms, where nobody answers for it (选举办法)."""
    ruling = meeting.contest(len(election.candidates), election.seats, terms)
    ruling.enforce()
    if ruling.verdict is Verdict.WARNED and not election.uncontested_by:
        remedy = ruling.remedy
        if election.started:
            remedy = "请撤回选票，署名说明理由后重新准备。"
        raise Refused(f"{ruling.sentence}。", f"依据：{ruling.citation}。", remedy)


def _announced(session: Session, election: ElectionView) -> law.Ruling:
    """Return whether the candidates hung in public as long as they must (rule B3)."""
    return notices.ruling(session, election.congress_id, NoticeKind.CANDIDATES, election.id)


def _in_state(session: Session, round_id: int, state: RoundState) -> Round:
    row = session.get_one(Round, round_id)
    if row.state is not state:
        raise Refused(f"这一轮现在是“{row.state.label}”，不能做这一步。")
    return row
