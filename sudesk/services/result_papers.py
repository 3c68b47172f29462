"""The facts of the papers of a sealed count: the count report and the result report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from sudesk.models.store import at
from sudesk.papers.base import BallotFigures, Congress, CountLine, Notice, Threshold, Turnout
from sudesk.papers.count_report import CountReport
from sudesk.papers.issue_report import IssueReport
from sudesk.papers.printing import grouped
from sudesk.papers.result_report import ResultReport, RoundResult, Winner
from sudesk.rules import meeting
from sudesk.rules.clauses import share_words
from sudesk.rules.countfile import parse_rule
from sudesk.rules.plan import provision
from sudesk.rules.voting import Base, Rule, fraction_words
from sudesk.services import (
    corrections,
    counting,
    departments,
    elections,
    notices,
    replies,
    rounds,
    rulings,
)
from sudesk.services.congresses import CongressView
from sudesk.services.departments import Names
from sudesk.services.elections import ElectionView
from sudesk.services.rounds import RoundView
from sudesk.services.slots import Offer, Slot, named, slot_of
from sudesk.terms import NextStep, NoticeKind, Outcome, Role, RoundKind, RoundState

Snapshot = dict[str, Any]


def offers(session: Session, congress: CongressView) -> Sequence[Offer]:
    """Return paper 15 for each round of ballots, and paper 16."""
    held = [
        one
        for election in elections.elections(session, congress.id)
        for one in rounds.rounds(session, election.id)
    ]
    sealed = [one for one in held if one.state is RoundState.SEALED]
    reports = [_report_offer(session, congress, one) for one in held]
    reports += [
        _corrected_offer(session, congress, one, number)
        for one in sealed
        for number in range(1, len(corrections.corrections(session, one.id)) + 1)
    ]
    if not held:
        reports.append(Offer(slot_of(CountReport, "还没有计票", "count"), _nothing))
    missing = "" if sealed else "还没有封存的选举结果"
    names = departments.founded(session).names
    whole = partial(result_report, session, congress, named(session, congress), names)
    return (*reports, Offer(slot_of(ResultReport, missing, "count"), whole))


def _report_offer(session: Session, congress: CongressView, one: RoundView) -> Offer:
    missing = "" if one.state is RoundState.SEALED else "计票结果还没有封存"
    name = CountReport.name
    slot = Slot(f"15-{one.id}", 15, name, f"{name} {one.title}", missing, "count")
    gather = partial(count_report, session, named(session, congress), one)
    return Offer(slot, gather)


def _corrected_offer(
    session: Session, congress: CongressView, one: RoundView, number: int
) -> Offer:
    """Offer the corrected report beside the sealed one, which stays as it was signed."""
    name = CountReport.name
    slot = Slot(f"15-{one.id}-{number}", 15, name, f"{name}（更正）{one.title}", "", "count")
    return Offer(slot, partial(_corrected, session, named(session, congress), one, number))


def _corrected(session: Session, congress: Congress, one: RoundView, number: int) -> CountReport:
    made = corrections.corrections(session, one.id)[number - 1]
    report = count_report(session, congress, one, made.snapshot)
    told = (
        f"本报告单更正封存校验码为{grouped(made.corrects[:16])}的计票结果报告单，"
        f"{made.made_by}提出更正，理由：{made.because}。"
        f"更正后的校验码为{grouped(made.fingerprint[:16])}"
    )
    name = "，".join(part for part in (report.round_name, "更正") if part)
    return replace(report, round_name=name, day=made.made_at.date(), notes=(told, *report.notes))


def _nothing() -> CountReport:
    raise AssertionError("a paper whose facts are missing is not gathered")


def count_report(
    session: Session, congress: Congress, one: RoundView, snapshot: Snapshot | None = None
) -> CountReport:
    """Return the facts of paper 15 for one sealed round, all from a snapshot, else the seal's."""
    # a corrected count names both fingerprints in its note
    fingerprint = "" if snapshot is not None else grouped(one.fingerprint[:16])
    snapshot = counting.sealed(session, one.id) if snapshot is None else snapshot
    result, officials = snapshot["result"], snapshot["officials"]
    election = elections.view(session, one.election_id)
    return CountReport(
        congress=congress,
        election=snapshot["post"],
        day=_day(snapshot),
        seats=snapshot["count"]["election"]["seats"],
        turnout=_turnout(snapshot),
        figures=_figures(snapshot),
        lines=_lines(snapshot),
        threshold=_threshold(snapshot, congress.member),
        valid_election=result["valid_election"],
        elected=_in_ballot_order(snapshot, result["elected"]),
        tied=_in_ballot_order(snapshot, result["tied"]),
        vacant=result["vacant"],
        next_step=NextStep(result["next"]),
        order=election.order,
        round_name=rounds.round_name(RoundKind(snapshot["kind"]), snapshot["round"]),
        void_reasons=_void_reasons(snapshot),
        chief_scrutineer="、".join(officials[Role.CHIEF_SCRUTINEER.value]),
        scrutineers=tuple(officials[Role.SCRUTINEER.value]),
        tellers=tuple(officials[Role.TELLER.value]),
        notes=(*_decisions(election), *_decided(snapshot)),
        fingerprint=fingerprint,
    )


def _decided(snapshot: Snapshot) -> tuple[str, ...]:
    """Return what people decided of the ballots: names that are one person's, doubtful ones."""
    matched = tuple(
        f"另选的“{written}”与“{name}”认定为一人，{by}认定"
        for written, name, by in snapshot.get("matches", ())
    )
    doubtful = tuple(
        f"疑票：{doubt}，{decision}，依据{clause}，{by}认定"
        for doubt, decision, clause, by in snapshot.get("doubts", ())
    )
    return (*matched, *doubtful)


def result_report(
    session: Session, congress: CongressView, title: Congress, names: Names
) -> ResultReport:
    """Return the facts of paper 16: every sealed round of the congress, and who was elected."""
    held = [
        (election, one, counting.in_force(session, one.id))
        for election in elections.elections(session, congress.id)
        for one in rounds.rounds(session, election.id)
        if one.state is RoundState.SEALED
    ]
    first, terms = held[0][2], held[0][0].terms
    turnout = _turnout(first)
    officials = first["officials"]
    winners = tuple(
        Winner(name, _class_of(snapshot, name), _post(election))
        for election, _, snapshot in held
        for name in _in_ballot_order(snapshot, snapshot["result"]["elected"])
    )
    results = tuple(_round_result(one, snapshot, title.member) for _, one, snapshot in held)
    attachments = tuple(
        f"{name}（{result.heading}）" if len(results) > 1 else name
        for result in results
        for name in (IssueReport.name, CountReport.name)
    )
    return ResultReport(
        congress=title,
        addressees=(names.college_union, names.college_league),
        issuers=(names.union, names.league),
        held_on=date.fromisoformat(first["held_on"]),
        place=congress.venue,
        basis=_basis(session, congress),
        turnout=turnout,
        quorum_words=f"实到{title.member}{share_words(terms.quorum, f'应到{title.member}')}",
        quorum=meeting.quorum_of(turnout.due, terms),
        scrutineers=len(officials[Role.SCRUTINEER.value]),
        tellers=len(officials[Role.TELLER.value]),
        rounds=results,
        winners=winners,
        order=_order([election for election, _, _ in held]),
        signed_on=signed_on(session, congress, _day(held[-1][2])),
        candidate_words=_candidate_words([election for election, one, _ in held]),
        candidate_notice=_notice(session, congress, NoticeKind.CANDIDATES),
        result_notice=_notice(session, congress, NoticeKind.RESULT),
        attachments=attachments,
        notes=(
            *(note for election in _once(held) for note in _decisions(election)),
            *rulings.decisions(session, congress.id),
        ),
    )


def _basis(session: Session, congress: CongressView) -> str:
    """Return whose consent the congress met on, the later request before the earlier."""
    found = replies.replies(session, congress.id)
    agreed = [found[request] for request in sorted(found) if found[request].agreed]
    return agreed[-1].words if agreed else ""


def signed_on(session: Session, congress: CongressView, sealed: date) -> date:
    """Return the day of the reports on a result: no earlier than the notice that they tell of."""
    told = _notice(session, congress, NoticeKind.RESULT)
    return sealed if told is None else max(sealed, told.last)


def _notice(session: Session, congress: CongressView, kind: NoticeKind) -> Notice | None:
    """Return the last notice of a kind that has run out, None while there is none."""
    today = at(session).date()
    run_out = [
        one
        for one in notices.notices(session, congress.id)
        if one.kind is kind and not one.withdrawn_because and not one.ruling(today).blocks
    ]
    if not run_out:
        return None
    last = run_out[-1]
    number = len(last.objections)
    outcome = f"收到异议{number}件，均已处理" if number else "未收到异议"
    return Notice(last.from_on, last.until_on, last.worked, outcome)


def _round_result(one: RoundView, snapshot: Snapshot, member: str) -> RoundResult:
    result = snapshot["result"]
    return RoundResult(
        heading=f"{one.title}选举",
        seats=one.seats,
        figures=_figures(snapshot),
        lines=_lines(snapshot),
        threshold=_threshold(snapshot, member),
        valid_election=result["valid_election"],
        elected=_in_ballot_order(snapshot, result["elected"]),
        tied=_in_ballot_order(snapshot, result["tied"]),
        vacant=result["vacant"],
        next_step=NextStep(result["next"]),
        void_reasons=_void_reasons(snapshot),
    )


def _post(election: ElectionView) -> str:
    """Return what one who is elected is called: a member of the presidium, or the post itself."""
    return f"{election.post}成员" if election.post.endswith("团") else election.post


def _day(snapshot: Snapshot) -> date:
    return datetime.fromisoformat(snapshot["sealed_at"]).date()


def _turnout(snapshot: Snapshot) -> Turnout:
    figures = snapshot["result"]["figures"]
    due, present, on_leave = figures["entitled"], figures["present"], snapshot["on_leave"]
    return Turnout(due, present, on_leave, due - present - on_leave)


def _figures(snapshot: Snapshot) -> BallotFigures:
    figures = snapshot["result"]["figures"]
    return BallotFigures(
        printed=figures["printed"],
        issued=figures["issued"],
        left_over=snapshot["left_over"],
        collected=figures["collected"],
        valid=figures["valid"],
        void=figures["void"],
    )


def _lines(snapshot: Snapshot) -> tuple[CountLine, ...]:
    return tuple(
        CountLine(
            line["name"],
            _class_of(snapshot, line["name"]),
            line["approve"],
            line["oppose"],
            line["abstain"],
            line["written_in"],
            Outcome(line["outcome"]),
        )
        for line in snapshot["result"]["lines"]
    )


def _class_of(snapshot: Snapshot, name: str) -> str:
    names: list[str] = snapshot["count"]["election"]["candidates"]
    classes: list[str] = snapshot["classes"]
    return dict(zip(names, classes, strict=True)).get(name, "")


def _threshold(snapshot: Snapshot, member: str) -> Threshold:
    rule = parse_rule(snapshot["count"]["rule"])
    figures = snapshot["result"]["figures"]
    majority = rule.majority
    if majority.base is Base.NONE:
        return Threshold("以得票多少为序，得票多者当选", figures["needed"])
    of_people = majority.base in (Base.ENTITLED, Base.PRESENT)
    base = f"{majority.base.label}{member}" if of_people else f"{majority.base.label}选票"
    return Threshold(
        f"赞成票须{_over(rule, base)}",
        figures["needed"],
        majority.base.label,
        figures["base"],
        fraction_words(majority),
    )


def _over(rule: Rule, base: str) -> str:
    words = fraction_words(rule.majority)
    if words == "过半数":
        return f"超过{base}的半数"
    if words.startswith("超过"):
        return f"超过{base}的{words.removeprefix('超过')}"
    return f"达到{base}的{words}"


def _void_reasons(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    return tuple((reason, number) for reason, number in snapshot["void_reasons"])


def _in_ballot_order(snapshot: Snapshot, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return names as the ballot lists them, those written in behind."""
    listed = snapshot["count"]["election"]["candidates"]
    return (
        *(name for name in listed if name in chosen),
        *(name for name in chosen if name not in listed),
    )


def _decisions(election: ElectionView) -> tuple[str, ...]:
    """Return the named, reasoned decisions that passed a rule (B2, 选举办法)."""
    # No figures of failed courses leave the department (rule book, section 8).
    waived = tuple(
        f"{one.entry.name}不完全符合{provision('B2').citation}的学习成绩条件，"
        f"{one.waived_by}决定列为候选人，理由：{one.waived_because}"
        for one in election.candidates
        if one.waived_by and one.study_ruling.blocks
    )
    if not election.uncontested_by:
        return waived
    return (
        *waived,
        f"{election.contest.sentence}。{election.uncontested_by}决定等额选举，"
        f"理由：{election.uncontested_because}",
    )


def _candidate_words(held: Sequence[ElectionView]) -> str:
    everybody = [candidate for election in held for candidate in election.candidates]
    met = all(one.study.rank is not None and not one.study_ruling.blocks for one in everybody)
    top = provision("B2").figure
    return f"候选人学习成绩综合排名均在本专业前{top}%以内，没有不及格课程" if met else ""


def _order(held: Sequence[ElectionView]) -> str:
    """Return how the winners stand: as on the ballots, which may differ in it."""
    orders = {election.order for election in held}
    return orders.pop() if len(orders) == 1 else elections.BY_BALLOT


def _once(held: Sequence[tuple[ElectionView, RoundView, Snapshot]]) -> list[ElectionView]:
    """Return each election once, though it had several rounds."""
    return list({election.id: election for election, _, _ in held}.values())
