"""What the file knows of each rule of the plan: the facts gathered, each with its ruling.

Before there is a congress, and where nothing is recorded yet, a rule is noted with what to do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sudesk.models.preparing import ClassElection
from sudesk.models.store import at
from sudesk.models.tables import ClassQuota, Organisation, Sitting
from sudesk.rules import cadres, duties, law, reference, yearly
from sudesk.rules.election_rules import DEFAULTS, Terms
from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.plan import RULES
from sudesk.services import (
    agenda,
    congresses,
    delegates,
    departments,
    election_rules,
    elections,
    listings,
    notices,
    quotas,
    roll,
)
from sudesk.services.candidates import CandidateView
from sudesk.services.congresses import CongressView
from sudesk.services.elections import ElectionView
from sudesk.terms import ChairForm, CongressKind, NoticeKind, Quality, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one thing; ``about`` names it, "" where it is the department."""

    about: str
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Case:
    """What most rules look at, gathered once."""

    session: Session
    congress: CongressView | None
    called: tuple[ElectionView, ...]
    terms: Terms
    headcount: int
    today: date
    finished: bool

    @property
    def has_delegates(self) -> bool:
        """Whether there is a congress of delegates."""
        return self.congress is not None and self.congress.kind is CongressKind.DELEGATES

    @property
    def standing(self) -> tuple[CandidateView, ...]:
        """Everybody who stands in any election."""
        return tuple(one for each in self.called for one in each.candidates if one.stands)

    @property
    def presidium(self) -> ElectionView | None:
        """The election of the union's presidium, if one was called."""
        return next((one for one in self.called if elections.PRESIDIUM in one.post), None)


Gather = Callable[[Case], Sequence[Finding]]


def findings(session: Session) -> dict[str, tuple[Finding, ...]]:
    """Return for every rule of the plan what it says now, of one thing or of several."""
    case = _case(session)
    found = {rule: tuple(_GATHER[rule](case)) for rule in RULES if rule in _GATHER}
    own = [rulings for rule, rulings in found.items() if rule[0] != "R"]
    met = sum(all(one.ruling.verdict is Verdict.ALLOWED for one in each) for each in own)
    found["C2"] = (Finding("", duties.assessed(met, len(own))),)
    return {rule: found[rule] for rule in RULES}


def _case(session: Session) -> Case:
    congress = congresses.current(session)
    if congress is None:
        return Case(session, None, (), DEFAULTS, roll.headcount(session), at(session).date(), False)
    sitting = select(Sitting).where(Sitting.congress_id == congress.id)
    last = session.scalar(sitting.order_by(Sitting.id.desc()).limit(1))
    return Case(
        session,
        congress,
        elections.elections(session, congress.id),
        election_rules.terms_of(session, congress.id),
        congress.headcount,
        at(session).date(),
        last is not None and last.closed_at is not None,
    )


def _plain(ruling: Ruling) -> tuple[Finding]:
    return (Finding("", ruling),)


def _form(case: Case) -> Sequence[Finding]:
    if case.congress is None:
        return _plain(by_plan("D1", Verdict.NOTED, "还没有大会", "请在“进程”中创建大会。"))
    if case.has_delegates:
        return _plain(case.congress.form)
    return _plain(by_plan("D1", Verdict.NOTED, "本次召开全体学生大会"))


def _assembly(case: Case) -> Sequence[Finding]:
    ruling = law.assembly(case.headcount)
    if case.congress is None:
        return _plain(by_plan("D5", Verdict.NOTED, ruling.sentence))
    frozen = case.congress.frozen_at
    day = f"名册冻结于{frozen.year}年{frozen.month}月{frozen.day}日"
    if case.has_delegates:
        sentence = f"学生{case.headcount}人，本次召开学生代表大会，{day}"
        return _plain(by_plan("D5", Verdict.ALLOWED, sentence))
    return _plain(by_plan("D5", ruling.verdict, f"{ruling.sentence}，{day}", ruling.remedy))


def _yearly(case: Case) -> Sequence[Finding]:
    department = departments.profile(case.session)
    last = department.last_congress_on if department else None
    planned = case.congress.held_on if case.congress else None
    if planned is not None and (case.finished or planned < case.today):
        last, planned = planned, None
    return _plain(yearly.meets(last, planned, case.today))


def _elects(case: Case) -> Sequence[Finding]:
    body = case.presidium
    chairs = [one for one in case.called if one is not body and "主席" in one.post]
    ruling = yearly.elects(
        case.terms.chair,
        body.seats if body else 0,
        _elected(case, body) if body else 0,
        any(_elected(case, one) for one in chairs),
        finished=case.finished,
    )
    return _plain(ruling)


def _elected(case: Case, election: ElectionView) -> int:
    result, _ = listings.listing(case.session, election.congress_id, NoticeKind.RESULT, election.id)
    return len(result)


def _presidium(case: Case) -> Sequence[Finding]:
    body = case.presidium
    if body is None:
        remedy = "请在“候选人”中设立选举。"
        return _plain(by_plan("D6", Verdict.NOTED, "还没有设立主席团的选举", remedy))
    return _plain(law.presidium(body.seats))


def _agenda(case: Case) -> Sequence[Finding]:
    if case.congress is None:
        return _plain(yearly.agenda(None, charter_stays=False))
    return _plain(agenda.ruling(case.session, case.congress.id))


def _candidates(case: Case) -> Sequence[Finding]:
    found = [Finding(one.entry.name, one.ruling) for one in case.standing]
    remedy = "请在“候选人”中提名，逐项填写依据。"
    return found or _plain(by_plan("B2", Verdict.NOTED, "还没有候选人", remedy))


def _notices(case: Case) -> Sequence[Finding]:
    if case.congress is None:
        return _plain(_no_notice())
    wanted: list[tuple[NoticeKind, int | None]] = []
    if case.has_delegates and delegates.delegates(case.session, case.congress.id):
        wanted.append((NoticeKind.DELEGATES, None))
    for election in case.called:
        if election.candidates:
            wanted.append((NoticeKind.CANDIDATES, election.id))
        if _elected(case, election):
            wanted.append((NoticeKind.RESULT, election.id))
    found = [
        Finding(kind.label, notices.ruling(case.session, case.congress.id, kind, election_id))
        for kind, election_id in wanted
    ]
    return found or _plain(_no_notice())


def _no_notice() -> Ruling:
    remedy = "名单定下后，请在“公示”中张贴。"
    return by_plan("B3", Verdict.NOTED, "还没有要公示的名单", remedy)


def _titles(case: Case) -> Sequence[Finding]:
    if not case.called:
        return _plain(by_plan("B8", Verdict.ALLOWED, "程序不接受助理岗位"))
    return [Finding(one.post, law.post_title(one.post)) for one in case.called]


def _conduct(case: Case) -> Sequence[Finding]:
    judged = sum(Quality.CONDUCT in one.review.judgements for one in case.standing)
    return _plain(cadres.conduct(judged, len(case.standing)))


def _meetings(case: Case) -> Sequence[Finding]:
    if case.congress is None:
        return _plain(duties.lean(None))
    held = select(func.count()).where(Sitting.congress_id == case.congress.id)
    return _plain(duties.lean(case.session.scalar(held)))


def _reports(case: Case) -> Sequence[Finding]:
    department = departments.profile(case.session)
    year = department.school_year if department else departments.school_year_of(case.today)
    return _plain(yearly.reports(departments.report_by(year), case.today, []))


def _of_delegates(rule: str, gather: Callable[[Case, CongressView], Ruling]) -> Gather:
    """Return a gatherer that asks only where there is a congress of delegates."""

    def asked(case: Case) -> Sequence[Finding]:
        if case.congress is None:
            return _plain(by_plan(rule, Verdict.NOTED, "还没有大会"))
        if not case.has_delegates:
            return _plain(by_plan(rule, Verdict.NOTED, "全体学生大会没有代表，不适用"))
        return _plain(gather(case, case.congress))

    return asked


def _delegates(case: Case, congress: CongressView) -> Ruling:
    chosen = delegates.delegates(case.session, congress.id)
    seats = len(chosen) or quotas.seating(case.session, congress.id).total
    return reference.delegates_enough(seats, congress.headcount)


def _coverage(case: Case, congress: CongressView) -> Ruling:
    rows = _seats(case, congress)
    cohorts = {row.cohort for row in rows if row.cohort}
    without = cohorts - {row.cohort for row in rows if row.seats}
    clubs = case.session.scalars(
        select(Organisation.name).where(
            Organisation.congress_id == congress.id,
            Organisation.main_club,
            Organisation.seats == 0,
        )
    ).all()
    return reference.covers(
        [f"{cohort}级" for cohort in sorted(without)],
        [row.class_name for row in rows if not row.seats],
        clubs,
        known=bool(rows),
    )


def _ordinary(case: Case, congress: CongressView) -> Ruling:
    chosen = delegates.delegates(case.session, congress.id)
    return reference.ordinary_enough(sum(not row.core for row in chosen), len(chosen))


def _by_classes(case: Case, congress: CongressView) -> Ruling:
    held = case.session.scalars(
        select(ClassElection.class_name).where(ClassElection.congress_id == congress.id)
    )
    wanted = {row.class_name for row in _seats(case, congress) if row.seats}
    return reference.elected_by_classes(len(wanted & set(held)), len(wanted))


def _seats(case: Case, congress: CongressView) -> Sequence[ClassQuota]:
    rows = select(ClassQuota).where(ClassQuota.congress_id == congress.id)
    return case.session.scalars(rows.order_by(ClassQuota.position)).all()


_GATHER: dict[str, Gather] = {
    "D1": _form,
    "D2": _yearly,
    "D3": _elects,
    "D4": lambda _: _plain(cadres.called_openly(None, 0, 0)),
    "D5": _assembly,
    "D6": _presidium,
    "D7": lambda _: _plain(duties.guided(0)),
    "D8": lambda case: _plain(duties.guides_classes(len(roll.classes(case.session)), None)),
    "D9": lambda _: _plain(duties.college_delegates(None, 0, 0)),
    "D10": lambda _: _plain(cadres.trained(None, 0)),
    "B1": _agenda,
    "B2": _candidates,
    "B3": _notices,
    "B4": lambda _: _plain(cadres.reachable(None, 0, 0)),
    "B5": lambda _: _plain(cadres.appraised(None, (), 0)),
    "B6": lambda _: _plain(cadres.exits(None)),
    "B7": lambda _: _plain(cadres.deputies(None)),
    "B8": _titles,
    "B9": lambda _: _plain(duties.judged_by_students(None, published=False)),
    "B10": _meetings,
    "B11": _conduct,
    "B12": lambda _: _plain(duties.accounts(None)),
    "C1": _reports,
    "R1": _of_delegates("R1", _delegates),
    "R2": _of_delegates("R2", _coverage),
    "R3": _of_delegates("R3", _ordinary),
    "R4": lambda case: _plain(reference.core_few(None, case.headcount)),
    "R5": _of_delegates("R5", _by_classes),
    "R6": lambda case: _plain(reference.college_only(case.terms.chair is ChairForm.ROTATING)),
}
