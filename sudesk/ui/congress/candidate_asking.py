"""Asking what a candidate's review needs, and carrying it out for one or several at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sudesk.rules.review import Opinion, Study, may_judge, may_speak
from sudesk.services import candidates, elections, reviews
from sudesk.services.candidates import CandidateView, Nomination
from sudesk.services.reviews import Finding
from sudesk.terms import Approver, Quality
from sudesk.ui.congress.candidate_dialogs import (
    FitDialog,
    JudgeDialog,
    NominationDialog,
    OpinionDialog,
    StudyDialog,
    WithdrawDialog,
)
from sudesk.ui.congress.decision import DecisionDialog

if TYPE_CHECKING:
    from sudesk.ui.congress.candidates import CandidatesTab


class Asking:
    """The dialogs of a tab of candidates; each act can be taken back from its toast."""

    def __init__(self, tab: "CandidatesTab") -> None:
        self._tab = tab
        self._judge = ""  # who judged last, offered again

    def study(self, one: CandidateView) -> None:
        """Ask for rank and failed courses."""
        self._tab.open_dialog(StudyDialog(self._tab, one, partial(self._record_study, one)))

    def describe(self, one: CandidateView) -> None:
        """Ask who nominated somebody, for consent, posts and deeds."""
        dialog = NominationDialog(self._tab, one, self._today, partial(self._describe, one))
        self._tab.open_dialog(dialog)

    def waive(self, one: CandidateView) -> None:
        """Ask who passes rank and fails by name, and why."""
        self._tab.open_dialog(
            DecisionDialog(
                self._tab,
                f"署名决定{one.entry.name}可以列为候选人",
                f"{one.study_ruling.sentence}。规定是硬性的，只有负责人署名说明理由才能通过。",
                main="记下决定",
                other="先不决定",
                record=lambda by, because: self._do(reviews.waive, one.id, by, because),
            )
        )

    def judge(self, one: CandidateView, qualities: Sequence[Quality]) -> None:
        """Ask for the judgement of some qualities."""
        others = self._others(one, partial(_judgeable, qualities))
        self._tab.open_dialog(
            JudgeDialog(
                self._tab, one, qualities, others, self._judge, self._today, self._record_findings
            )
        )

    def fit(self, one: CandidateView) -> None:
        """Ask who found all conditions met."""
        others = self._others(one, lambda it: it.review.fit and it.reviewed_on is None)
        self._tab.open_dialog(
            FitDialog(self._tab, one, others, self._judge, self._today, self._record_fit)
        )

    def opinion(self, one: CandidateView, approver: Approver) -> None:
        """Ask what class, League or Party said."""
        today = self._today
        others = self._others(one, lambda it: _speakable(it, approver, today))
        record = partial(self._approve, approver)
        self._tab.open_dialog(OpinionDialog(self._tab, one, approver, others, today, record))

    def take_opinion_back(self, one: CandidateView, approver: Approver) -> None:
        """Take an opinion back that was noted."""
        self._do(reviews.unapprove, [one.id], approver)
        self._toast(
            f"已撤回{approver.label}对{one.entry.name}的意见",
            lambda: self._do(reviews.put_back, {one.id: one.review}),
        )

    def withdraw(self, one: CandidateView) -> None:
        """Ask why somebody withdraws."""
        dialog = WithdrawDialog(self._tab, one, self._today, partial(self._withdraw, one))
        self._tab.open_dialog(dialog)

    def restore(self, one: CandidateView) -> None:
        """Take a withdrawal back."""
        self._do(candidates.restore, one.id)
        self._toast(
            f"{one.entry.name}重新列为候选人",
            lambda: self._do(
                candidates.withdraw, one.id, one.withdrawn_because, one.withdrawn_on or self._today
            ),
        )

    def move(self, one: CandidateView, step: int) -> None:
        """Move a name on the ballot; who decides and why is asked once."""
        election = self._tab.election
        if election is None:
            return
        ids = [it.id for it in election.candidates]
        place = ids.index(one.id)
        ids[place], ids[place + step] = ids[place + step], ids[place]
        record = partial(self._do, elections.reorder, election.id, ids)
        if election.order_by:
            record(election.order_by, election.order_because)
            return
        self._tab.open_dialog(
            DecisionDialog(
                self._tab,
                "不按姓氏笔画排列选票",
                "选票上的次序由负责人署名决定，理由印在选票和报告上。",
                main="改变次序",
                other="仍按姓氏笔画",
                record=record,
            )
        )

    def order_by_strokes(self) -> None:
        """Go back to the order of strokes."""
        election = self._tab.election
        if election is None:
            return
        ids = [it.id for it in election.candidates]
        by, because = election.order_by, election.order_because
        self._do(elections.order_by_strokes, election.id)
        self._toast(
            "已恢复按姓氏笔画排列",
            lambda: self._do(elections.reorder, election.id, ids, by, because),
        )

    @property
    def _today(self) -> date:
        return self._tab.desk.store.clock().date()

    def _others(
        self, one: CandidateView, alike: Callable[[CandidateView], bool]
    ) -> list[CandidateView]:
        return [it for it in self._tab.standing if it.id != one.id and alike(it)]

    def _record_study(self, one: CandidateView, study: Study) -> None:
        self._do(reviews.record_study, one.id, study)
        self._toast(
            f"{one.entry.name}的成绩依据已保存",
            lambda: self._do(reviews.record_study, one.id, one.study),
        )

    def _describe(self, one: CandidateView, nomination: Nomination) -> None:
        self._do(candidates.describe, one.id, nomination)
        self._toast(
            f"{one.entry.name}的提名已登记",
            lambda: self._do(candidates.describe, one.id, one.nomination),
        )

    def _record_findings(
        self, ids: list[int], findings: Mapping[Quality, Finding], by: str, on: date
    ) -> None:
        before = {it.id: it.review for it in self._tab.standing if it.id in ids}
        self._do(reviews.judge, ids, findings, by, on)
        self._judge = by.strip()
        self._toast(
            f"已认定 {len(ids)} 人，{len(findings)} 项",
            lambda: self._do(reviews.put_back, before),
        )

    def _record_fit(self, ids: list[int], by: str, on: date) -> None:
        self._do(reviews.find_fit, ids, by, on)
        self._judge = by.strip()
        self._toast(f"已标为符合条件 {len(ids)} 人", lambda: self._do(reviews.reopen, ids))

    def _approve(self, approver: Approver, ids: list[int], opinion: Opinion) -> None:
        self._do(reviews.approve, ids, approver, opinion)
        self._toast(
            f"已登记{approver.label}对 {len(ids)} 人的意见",
            lambda: self._do(reviews.unapprove, ids, approver),
        )

    def _withdraw(self, one: CandidateView, because: str, on: date) -> None:
        self._do(candidates.withdraw, one.id, because, on)
        self._toast(f"{one.entry.name}已退出", lambda: self._do(candidates.restore, one.id))

    def _do(self, act: Callable[..., object], *args: object) -> None:
        self._tab.desk.do(act, *args)

    def _toast(self, text: str, undo: Callable[[], object]) -> None:
        self._tab.shell.toast(text, undo)


def _judgeable(qualities: Sequence[Quality], one: CandidateView) -> bool:
    """Tell whether none of these was judged of somebody and all of them can be."""
    return all(
        quality not in one.review.judgements and not may_judge(one.review, quality, True).blocks
        for quality in qualities
    )


def _speakable(one: CandidateView, approver: Approver, today: date) -> bool:
    if approver in one.review.opinions:
        return False
    return not may_speak(one.review, one.reviewed_on, approver, today).blocks
