"""How this department stands by every rule of the plan: for the screen, papers, self-assessment."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from sudesk.rules.law import Ruling
from sudesk.rules.plan import Provision, plan, provision
from sudesk.services import (
    congresses,
    election_rules,
    elections,
    evidence,
    notices,
    passages,
)
from sudesk.services.evidence import Finding
from sudesk.services.passages import PassageView
from sudesk.terms import ChairForm, Grade, Term, Verdict

WORST_FIRST = (Verdict.BLOCKED, Verdict.WARNED, Verdict.NOTED, Verdict.ALLOWED)


class Group(Term):
    """The parts in which the rules are told."""

    CONGRESS = "congress", "大会"
    CADRES = "cadres", "学生干部"
    WORK = "work", "工作和报告"
    REFERENCE = "reference", "参照"


GROUPS = {
    Group.CONGRESS: ("D1", "D5", "D2", "D3", "D6", "B1", "B3"),
    Group.CADRES: ("B2", "D4", "B4", "B5", "B6", "B7", "B8", "B11", "D10"),
    Group.WORK: ("C1", "C2", "D7", "D8", "D9", "B9", "B10", "B12"),
    Group.REFERENCE: ("R1", "R2", "R3", "R4", "R5", "R6"),
}
# Where each is done, by the word that the window knows the place by; "" where nowhere yet.
ROOMS = {
    "D1": "congress",
    "D2": "congress",
    "D3": "count",
    "D5": "congress",
    "D6": "candidates",
    "D7": "package",
    "B1": "congress",
    "B2": "candidates",
    "B3": "notices",
    "B8": "candidates",
    "B10": "papers",
    "B11": "candidates",
    "C1": "package",
    "R1": "quotas",
    "R2": "quotas",
    "R3": "delegates",
    "R5": "delegates",
    "R6": "election_rules",
}
# What a passage of a rule as a whole is given for, how that is called, and in what is counted.
WHOLE = "congress"
SUBJECTS = {"B1": "agenda"}
UNITS = {"B2": "名候选人", "B3": "份名单", "B8": "个职务"}
ABOUT = {WHOLE: "本次大会", "agenda": "大会议程"}


@dataclass(frozen=True, slots=True)
class Passed:
    """Who answers for what a rule would have stopped, and why; ``about`` says for what.

    ``passage`` is its id where it can be taken back here.
    """

    about: str
    by: str
    because: str
    on: date | None
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One rule and what it says of this department now; ``room`` is where to do something.

    ``ruling`` is the worst of ``findings``; ``whole`` says that it was passed as a whole.
    """

    provision: Provision
    group: Group
    ruling: Ruling
    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    whole: bool
    subject: str
    room: str

    @property
    def rule(self) -> str:
        """Its id."""
        return self.provision.rule

    @property
    def verdict(self) -> Verdict:
        """What the rule comes to: where somebody answers for the whole of it, it only notes."""
        warned = self.ruling.verdict is Verdict.WARNED
        return Verdict.NOTED if warned and self.whole else self.ruling.verdict

    @property
    def may_pass(self) -> bool:
        """Whether a named person may pass it as a whole now."""
        warned = self.ruling.verdict is Verdict.WARNED
        return warned and not self.whole and self.provision.grade is Grade.PRINCIPLE


@dataclass(frozen=True, slots=True)
class Settled:
    """A contradiction of the plan and how it is settled here; ``room`` is where."""

    title: str
    citation: str
    statement: str
    settled: str
    ways: tuple[str, ...]
    chosen: str
    room: str


def standings(session: Session) -> tuple[Standing, ...]:
    """Return how every rule of the plan stands now, group by group."""
    found = evidence.findings(session)
    congress = congresses.current(session)
    given = passages.passages(session, congress.id) if congress else ()
    waived = _waived(session, congress.id) if congress else ()
    return tuple(
        _standing(session, group, rule, found[rule], given, waived if rule == "B2" else ())
        for group, rules in GROUPS.items()
        for rule in rules
    )


def decisions(session: Session, congress_id: int) -> tuple[str, ...]:
    """Return for papers who answers for which rule that was passed, and why."""
    return tuple(
        f"对“{provision(one.rule).title}”的要求（{provision(one.rule).citation}），"
        f"{_about(session, one.subject)}由{one.passed_by.replace(' ', '')}署名决定通过，"
        f"理由：{one.because.rstrip('。')}"
        for one in passages.passages(session, congress_id)
    )


def contradictions(session: Session) -> tuple[Settled, ...]:
    """Return where the plan says two things, with what this department has chosen."""
    congress = congresses.current(session)
    chair = election_rules.terms_of(session, congress.id).chair if congress else None
    return tuple(
        Settled(
            one.title,
            one.citation,
            one.statement,
            one.settled,
            tuple(form.label for form in ChairForm) if one.key == "chair" else (),
            chair.label if chair and one.key == "chair" else "",
            "election_rules" if one.key == "chair" else "",
        )
        for one in plan().contradictions
    )


def _standing(
    session: Session,
    group: Group,
    rule: str,
    found: tuple[Finding, ...],
    given: tuple[PassageView, ...],
    waived: tuple[Passed, ...],
) -> Standing:
    subject = SUBJECTS.get(rule, WHOLE)
    own = [one for one in given if one.rule == rule]
    return Standing(
        provision(rule),
        group,
        _worst(found, UNITS.get(rule, "项")),
        found,
        tuple(_passed(session, one) for one in own) + waived,
        any(one.subject == subject for one in own),
        subject,
        ROOMS.get(rule, ""),
    )


def _passed(session: Session, passage: PassageView) -> Passed:
    return Passed(
        _about(session, passage.subject),
        passage.passed_by,
        passage.because,
        passage.passed_at.date(),
        passage.id if passage.revocable else None,
    )


def _about(session: Session, subject: str) -> str:
    word, _, number = subject.partition(" ")
    if word == "notice":
        return notices.view(session, int(number)).title
    return ABOUT.get(word, subject)


def _waived(session: Session, congress_id: int) -> tuple[Passed, ...]:
    """Return who let candidates pass rank and fails: they are kept with the candidates."""
    return tuple(
        Passed(one.entry.name, one.waived_by, one.waived_because, None)
        for election in elections.elections(session, congress_id)
        for one in election.candidates
        if one.waived_by
    )


def _worst(found: tuple[Finding, ...], unit: str) -> Ruling:
    """Return the ruling of the worst finding, counted where there are several."""
    by_verdict = {
        verdict: [one for one in found if one.ruling.verdict is verdict] for verdict in WORST_FIRST
    }
    worst = next(each for each in by_verdict.values() if each)
    first = worst[0]
    if len(found) == 1:
        return first.ruling
    verdict, said = first.ruling.verdict, f"{first.about}：{first.ruling.sentence}"
    stopped = len(by_verdict[Verdict.BLOCKED]) + len(by_verdict[Verdict.WARNED])
    if stopped:
        sentence = f"{len(found)}{unit}中{len(found) - stopped}{unit[0]}符合；{said}"
    elif verdict is Verdict.NOTED:
        sentence = f"{len(found)}{unit}中{len(worst)}{unit[0]}有说明；{said}"
    else:
        sentence = f"{len(found)}{unit}都符合"
    ruling = first.ruling
    return Ruling(ruling.rule, ruling.citation, verdict, sentence, ruling.remedy)
