"""Calling an election: the post, the seats, and the order of those who stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models.journal import record
from sudesk.models.tables import Candidate, Election
from sudesk.rules import law, meeting, strokes
from sudesk.rules.clauses import Topic, citation
from sudesk.rules.countfile import dump_rule, parse_rule
from sudesk.rules.election_rules import DEFAULTS, Terms
from sudesk.rules.termsfile import dump_terms, parse_terms
from sudesk.rules.voting import Rule, WriteInRule, squash
from sudesk.services.candidates import CandidateView, in_order, views_of
from sudesk.services.congresses import Entry, entry_of
from sudesk.services.drafts import draft, reasoned, started
from sudesk.services.election_rules import terms_of

PRESIDIUM = "学生会主席团"
BY_STROKES = "按姓氏笔画为序"
BY_BALLOT = "以选票排列为序"


@dataclass(frozen=True, slots=True)
class ElectionView:
    """An election with its candidates in ballot order.

    ``among_id`` is the election among whose winners it is held; ``by_election`` is one between two
    congresses, for the reason given.
    """

    id: int
    congress_id: int
    post: str
    seats: int
    terms: Terms
    candidates: tuple[CandidateView, ...]
    withdrawn: tuple[CandidateView, ...]
    order_by: str
    order_because: str
    uncontested_by: str
    uncontested_because: str
    started: bool
    among_id: int | None = None
    by_election: bool = False
    called_because: str = ""

    @property
    def nominees(self) -> tuple[CandidateView, ...]:
        """Everybody who was nominated, those who withdrew too, by strokes."""
        everybody = (*self.candidates, *self.withdrawn)
        return tuple(sorted(everybody, key=lambda one: strokes.key(one.entry.name)))

    @property
    def order(self) -> str:
        """How the ballot lists the names, as papers say it."""
        return f"排列次序：{self.order_because}" if self.order_by else BY_STROKES

    @property
    def order_reasons(self) -> tuple[str, ...]:
        """Why each name stands before the next, nothing where somebody set the order."""
        if self.order_by:
            return ()
        return strokes.reasons([one.entry.name for one in self.candidates])

    @property
    def unknown_strokes(self) -> tuple[str, ...]:
        """The characters in names whose strokes are not known: they stand last."""
        return strokes.unknown([one.entry.name for one in self.candidates])

    @property
    def contest(self) -> law.Ruling:
        """Whether the election is contested."""
        return meeting.contest(len(self.candidates), self.seats, self.terms)

    @property
    def rule(self) -> Rule:
        """What the count follows."""
        return self.terms.rule


def call(session: Session, congress_id: int, post: str, seats: int) -> int:
    """Call an election to a post under the rules of the congress; returns its id.

    Raises Refused where rule D6 (at most 3 in the presidium) or B8 (no assistants) forbids it.
    """
    election = Election(
        congress_id=congress_id,
        post=lawful(post, seats),
        seats=seats,
        rule=dump_rule(terms_of(session, congress_id).rule),
    )
    session.add(election)
    session.flush()
    record(session, "election.call", congress=congress_id, election=election.id, seats=seats)
    return election.id


def change(session: Session, election_id: int, post: str, seats: int) -> None:
    """Change post or seats of an election that has no ballots yet."""
    election = draft(session, election_id)
    if election.among_id is not None and seats != election.seats:
        raise Refused("从当选人中选举，应选人数不能改。", f"依据：{citation(Topic.CHAIR)}。")
    election.post = lawful(post, seats)
    election.seats = seats
    record(session, "election.change", election=election_id, seats=seats)


def elections(session: Session, congress_id: int) -> tuple[ElectionView, ...]:
    """Return the elections of a congress in the order called."""
    ids = session.scalars(
        select(Election.id).where(Election.congress_id == congress_id).order_by(Election.id)
    ).all()
    return tuple(view(session, election_id) for election_id in ids)


def view(session: Session, election_id: int) -> ElectionView:
    """Return one election."""
    election = session.get_one(Election, election_id)
    rows = session.scalars(select(Candidate).where(Candidate.election_id == election_id)).all()
    by_hand = election.order_by is not None
    standing = in_order([row for row in rows if row.withdrawn_on is None], by_hand=by_hand)
    left = in_order([row for row in rows if row.withdrawn_on is not None], by_hand=False)
    names = ballot_names([entry_of(row.entry) for row in standing])
    return ElectionView(
        election.id,
        election.congress_id,
        election.post,
        election.seats,
        terms_under(session, election),
        views_of(session, standing, names),
        views_of(session, left, [row.entry.name for row in left]),
        election.order_by or "",
        election.order_because or "",
        election.uncontested_by or "",
        election.uncontested_because or "",
        started(session, election_id),
        election.among_id,
        election.by_election,
        election.called_because or "",
    )


def reorder(
    session: Session, election_id: int, candidate_ids: Sequence[int], by: str, because: str
) -> None:
    """Set another order on the ballot than that of strokes, by a named, reasoned decision."""
    election = draft(session, election_id)
    standing = {one.id for one in view(session, election_id).candidates}
    if set(candidate_ids) != standing or len(candidate_ids) != len(standing):
        raise SudeskError("排列次序应包括全部候选人，每人一次。", "", "请重新排列。")
    election.order_by, election.order_because = reasoned(by, because)
    for position, candidate_id in enumerate(candidate_ids, 1):
        session.get_one(Candidate, candidate_id).position = position
    record(session, "candidate.order", election=election_id, candidates=list(candidate_ids))


def order_by_strokes(session: Session, election_id: int) -> None:
    """Go back to the order of strokes."""
    election = draft(session, election_id)
    election.order_by = election.order_because = None
    record(session, "candidate.strokes", election=election_id)


def accept_uncontested(session: Session, election_id: int, by: str, because: str) -> None:
    """Allow as many candidates as seats by a named person's reasoned decision."""
    election = draft(session, election_id)
    election.uncontested_by, election.uncontested_because = reasoned(by, because)
    record(session, "election.uncontested", election=election_id)


def follow_terms(session: Session, election_id: int) -> None:
    """Keep the rules of the congress with an election, as its ballots are prepared by them."""
    election = session.get_one(Election, election_id)
    terms = terms_for(session, election)
    election.terms, election.rule = dump_terms(terms), dump_rule(terms.rule)


def terms_for(session: Session, election: Election) -> Terms:
    """Return the rules of the congress as they bear on one election.

    Where one of those elected is elected to another post, nobody else can be written in.
    """
    terms = terms_of(session, election.congress_id)
    return terms if election.among_id is None else among(terms)


def among(terms: Terms) -> Terms:
    """Return the rules under which one of those elected is elected to another post."""
    return replace(terms, write_ins=WriteInRule.NONE)


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


def terms_under(session: Session, election: Election) -> Terms:
    """Return the rules that its ballots were prepared by; before there are any, the congress's."""
    if not started(session, election.id):
        return terms_for(session, election)
    if election.terms is not None:
        return parse_terms(election.terms)
    # A file of the first format kept no more of them than the count needs.
    return DEFAULTS.with_rule(parse_rule(election.rule))


def lawful(post: str, seats: int) -> str:
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
