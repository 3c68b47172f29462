"""What must hang in public for this congress, and how each of it stands."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.rules.law import Ruling
from sudesk.services import congresses, elections, notices
from sudesk.services.listings import Listed, listing, masked
from sudesk.services.notices import NoticeView
from sudesk.terms import CongressKind, NoticeKind, Term, Verdict


class Phase(Term):
    """How far a public list is."""

    TO_COME = "to_come", "未张贴"
    AHEAD = "ahead", "将张贴"
    HANGING = "hanging", "公示中"
    DISPUTED = "disputed", "异议待处理"
    RUN_OUT = "run_out", "期满"
    TAKEN_DOWN = "taken_down", "已撤下"
    OUTDATED = "outdated", "须重新公示"


@dataclass(frozen=True, slots=True)
class Posting:
    """One list that is announced: its latest notice, and what rule B3 says of it.

    ``missing`` is what keeps it from being put up; ``asked`` tells whether a step waits for it.
    ``people`` are who hangs there, or would hang there now.
    """

    kind: NoticeKind
    election_id: int | None
    title: str
    notice: NoticeView | None
    ruling: Ruling
    phase: Phase
    listed: int
    missing: str
    asked: bool
    people: tuple[Listed, ...] = ()

    @property
    def key(self) -> tuple[NoticeKind, int | None]:
        """What tells it from the others."""
        return self.kind, self.election_id


def postings(session: Session, congress_id: int) -> tuple[Posting, ...]:
    """Return what is announced in the order of the course: delegates, call, candidates, result."""
    of_delegates = congresses.view(session, congress_id).kind is CongressKind.DELEGATES
    subjects: list[tuple[NoticeKind, int | None, str]] = []
    if of_delegates:
        subjects.append((NoticeKind.DELEGATES, None, ""))
    called = elections.elections(session, congress_id)
    for kind in (NoticeKind.CALL, NoticeKind.CANDIDATES, NoticeKind.RESULT):
        subjects += [(kind, election.id, election.post) for election in called]
    hung = [one for one in notices.notices(session, congress_id) if not one.withdrawn_because]
    return tuple(_posting(session, congress_id, subject, hung) for subject in subjects)


def _posting(
    session: Session,
    congress_id: int,
    subject: tuple[NoticeKind, int | None, str],
    hung: list[NoticeView],
) -> Posting:
    kind, election_id, post = subject
    of_it = [one for one in hung if (one.kind, one.election_id) == (kind, election_id)]
    notice = of_it[-1] if of_it else None
    people, missing = listing(session, congress_id, kind, election_id)
    ruling = notices.ruling(session, congress_id, kind, election_id)
    phase = _phase(notice, ruling, at(session).date())
    return Posting(
        kind,
        election_id,
        f"{post}{kind.label}",
        notice,
        ruling,
        phase,
        len(people),
        missing,
        kind is not NoticeKind.CALL,
        notice.listing if notice else masked(people),
    )


def _phase(notice: NoticeView | None, ruling: Ruling, today: date) -> Phase:
    if notice is None:
        return Phase.TO_COME
    if notice.pending:
        return Phase.DISPUTED
    if today < notice.from_on:
        return Phase.AHEAD
    if today <= notice.until_on:
        return Phase.HANGING
    if ruling.verdict is Verdict.BLOCKED:
        return Phase.OUTDATED
    return Phase.TAKEN_DOWN if notice.taken_down_on else Phase.RUN_OUT
