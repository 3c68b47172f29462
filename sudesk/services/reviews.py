"""The review of candidates (rule B2): evidence, judgements, opinions of class, League, Party."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from sudesk.errors import Refused, SudeskError
from sudesk.models import preparing as stored
from sudesk.models.journal import record
from sudesk.models.tables import Candidate
from sudesk.rules import review as rules
from sudesk.rules.review import Judgement, Opinion, Review, Study
from sudesk.services.drafts import candidate_of_draft, not_to_come, reasoned
from sudesk.terms import Approver, Quality

# What a judge finds where nothing else is to be said; each can be changed before it is recorded.
USUAL = {
    Quality.POLITICS: "拥护党的领导，团支部出具意见",
    Quality.STUDY: "排名和课程成绩符合条件",
    Quality.CHARACTER: "无违纪记录，辅导员出具意见",
    Quality.CONDUCT: "工作踏实，遵守纪律",
    Quality.SUPPORT: "班级民主测评良好",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a quality is met, and on what evidence."""

    met: bool
    evidence: str


def review_of(session: Session, candidate: Candidate) -> Review:
    """Return everything that is known of a candidate."""
    return reviews_of(session, [candidate])[candidate.id]


def reviews_of(session: Session, rows: Sequence[Candidate]) -> dict[int, Review]:
    """Return the same of several candidates by their ids, asked for once."""
    ids = [row.id for row in rows]
    found: dict[int, dict[Quality, Judgement]] = {number: {} for number in ids}
    opinions: dict[int, dict[Approver, Opinion]] = {number: {} for number in ids}
    judged = select(stored.Judgement).where(stored.Judgement.candidate_id.in_(ids))
    for one in session.scalars(judged):
        judgement = Judgement(one.met, one.evidence, one.judged_by, one.judged_on)
        found[one.candidate_id][one.quality] = judgement
    heard = select(stored.Approval).where(stored.Approval.candidate_id.in_(ids))
    for said in session.scalars(heard):
        opinion = Opinion(said.agreed, said.said_by, said.said_on, said.opinion)
        opinions[said.candidate_id][said.approver] = opinion
    return {row.id: _review(row, found[row.id], opinions[row.id]) for row in rows}


def _review(
    candidate: Candidate,
    found: Mapping[Quality, Judgement],
    opinions: Mapping[Approver, Opinion],
) -> Review:
    return Review(
        study_of(candidate),
        bool(candidate.waived_by),
        {quality: found[quality] for quality in Quality if quality in found},
        candidate.consented_on is not None,
        {approver: opinions[approver] for approver in Approver if approver in opinions},
        candidate.reviewed_on is not None,
    )


def study_of(candidate: Candidate) -> Study:
    """Return the evidence of a candidate's studies."""
    return Study(
        candidate.rank,
        candidate.rank_total,
        candidate.rank_period or "",
        candidate.fails,
        candidate.freshman,
    )


def record_study(session: Session, candidate_id: int, study: Study) -> None:
    """Enter the evidence of a candidate's studies (rule B2)."""
    candidate = candidate_of_draft(session, candidate_id)
    write_study(candidate, study)
    verdict = study.ruling.verdict.value
    record(session, "candidate.study", candidate=candidate_id, verdict=verdict)


def write_study(candidate: Candidate, study: Study) -> None:
    """Put studies into a candidate's row; raises SudeskError where they cannot be."""
    if (study.rank is None) != (study.total is None):
        raise SudeskError("名次和专业人数要一起填。", "", "请补齐另一项。")
    if study.rank is not None and not 1 <= study.rank <= (study.total or 0):
        raise SudeskError(f"名次{study.rank}不在1至{study.total}之间。", "", "请核对成绩材料。")
    if study.fails is not None and study.fails < 0:
        raise SudeskError("不及格课程数不能小于0。", "", "请核对成绩材料。")
    candidate.rank, candidate.rank_total = study.rank, study.total
    candidate.rank_period = study.period.strip() or None
    candidate.fails, candidate.freshman = study.fails, study.freshman


def waive(session: Session, candidate_id: int, by: str, because: str) -> None:
    """Pass rank and fails for a candidate by a named, reasoned decision, printed in the report."""
    candidate = candidate_of_draft(session, candidate_id)
    candidate.waived_by, candidate.waived_because = reasoned(by, because)
    record(session, "candidate.waive", candidate=candidate_id, rule=rules.RULE)


def judge(
    session: Session,
    candidate_ids: Iterable[int],
    findings: Mapping[Quality, Finding],
    by: str,
    on: date,
) -> None:
    """Record what one judge found on one day of one or several candidates.

    Raises Refused where 学习优秀 is to be met before rank and fails are (rule B2).
    """
    not_to_come(session, "认定", on)
    for candidate_id in candidate_ids:
        candidate = candidate_of_draft(session, candidate_id)
        review = review_of(session, candidate)
        for quality, finding in findings.items():
            rules.may_judge(review, quality, finding.met).enforce()
            found = Judgement(finding.met, finding.evidence, by, on)
            session.merge(_judgement(candidate_id, quality, found))
        session.flush()
        record(
            session,
            "candidate.judge",
            candidate=candidate_id,
            met=[quality.value for quality, finding in findings.items() if finding.met],
            unmet=[quality.value for quality, finding in findings.items() if not finding.met],
        )


def unjudge(session: Session, candidate_ids: Iterable[int], qualities: Iterable[Quality]) -> None:
    """Take judgements back; those qualities are 待核 again."""
    taken = tuple(qualities)
    for candidate_id in candidate_ids:
        candidate_of_draft(session, candidate_id)
        for quality in taken:
            found = session.get(stored.Judgement, (candidate_id, quality))
            if found is not None:
                session.delete(found)
        session.flush()
        names = [quality.value for quality in taken]
        record(session, "candidate.unjudge", candidate=candidate_id, qualities=names)


def find_fit(session: Session, candidate_ids: Iterable[int], by: str, on: date) -> None:
    """Record who found all seven conditions met, and when; then League and Party can be asked."""
    not_to_come(session, "审查", on)
    for candidate_id in candidate_ids:
        candidate = candidate_of_draft(session, candidate_id)
        review = review_of(session, candidate)
        if not review.fit:
            raise Refused(f"{candidate.entry.name}还不能标为符合条件。", f"{_lacking(review)}。")
        candidate.reviewed_by, candidate.reviewed_on = _said(by, "审查人"), on
        record(session, "candidate.fit", candidate=candidate_id)


def reopen(session: Session, candidate_ids: Iterable[int]) -> None:
    """Take the mark back that all conditions are met."""
    for candidate_id in candidate_ids:
        candidate = candidate_of_draft(session, candidate_id)
        candidate.reviewed_by = candidate.reviewed_on = None
        record(session, "candidate.reopen", candidate=candidate_id)


def approve(
    session: Session, candidate_ids: Iterable[int], approver: Approver, opinion: Opinion
) -> None:
    """Record what class, League or Party said of one or several candidates, each in its turn."""
    not_to_come(session, f"{approver.label}意见", opinion.on)
    for candidate_id in candidate_ids:
        candidate = candidate_of_draft(session, candidate_id)
        review = review_of(session, candidate)
        rules.may_speak(review, candidate.reviewed_on, approver, opinion.on).enforce()
        session.merge(_approval(candidate_id, approver, opinion))
        session.flush()
        record(
            session,
            "candidate.approve",
            candidate=candidate_id,
            approver=approver.value,
            agreed=opinion.agreed,
        )


def unapprove(session: Session, candidate_ids: Iterable[int], approver: Approver) -> None:
    """Take an opinion back, and with it those that came after it."""
    order = list(Approver)
    for candidate_id in candidate_ids:
        candidate_of_draft(session, candidate_id)
        for one in order[order.index(approver) :]:
            found = session.get(stored.Approval, (candidate_id, one))
            if found is not None and (one is approver or approver is not Approver.CLASS):
                session.delete(found)
        session.flush()
        record(session, "candidate.unapprove", candidate=candidate_id, approver=approver.value)


def put_back(session: Session, before: Mapping[int, Review]) -> None:
    """Put judgements and opinions back as they were, by candidate: what an act is undone by."""
    for candidate_id, review in before.items():
        candidate_of_draft(session, candidate_id)
        for table in (stored.Judgement, stored.Approval):
            session.execute(delete(table).where(table.candidate_id == candidate_id))
        session.add_all(_judgement(candidate_id, *found) for found in review.judgements.items())
        session.add_all(_approval(candidate_id, *said) for said in review.opinions.items())
        session.flush()
        record(session, "candidate.put_back", candidate=candidate_id)


def _judgement(candidate_id: int, quality: Quality, found: Judgement) -> stored.Judgement:
    return stored.Judgement(
        candidate_id=candidate_id,
        quality=quality,
        met=found.met,
        evidence=_said(found.evidence, f"{quality.label}的依据"),
        judged_by=_said(found.by, "认定人"),
        judged_on=found.on,
    )


def _approval(candidate_id: int, approver: Approver, said: Opinion) -> stored.Approval:
    return stored.Approval(
        candidate_id=candidate_id,
        approver=approver,
        agreed=said.agreed,
        said_by=_said(said.by, "签署人"),
        said_on=said.on,
        opinion=said.words.strip(),
    )


def _lacking(review: Review) -> str:
    failed = [one.label for one in review.conditions if one.standing is rules.Standing.FAILED]
    if failed:
        return f"{'、'.join(failed)}不符合"
    return f"{'、'.join(one.label for one in review.pending)}待核"


def _said(words: str, what: str) -> str:
    if not words.strip():
        raise SudeskError(f"还没有填写{what}。", "", "请补填后再记下。")
    return words.strip()
