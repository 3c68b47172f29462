"""What is asked of a candidate: studies, judgements, opinions, nomination, withdrawal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sudesk.rules.review import Opinion, Study
from sudesk.services.candidates import CandidateView, Nomination
from sudesk.services.reviews import USUAL, Finding
from sudesk.terms import Approver, Quality
from sudesk.ui.congress.convening import pydate, qdate
from sudesk.ui.congress.notice_dialogs import paragraph
from sudesk.ui.pieces.choice import Checkbox, Segmented
from sudesk.ui.pieces.dialog import Dialog
from sudesk.ui.pieces.input import DateInput, Field, Input

NAMED = 4  # so many others are named beside a box, the rest counted
JUDGE = "例如：辅导员 陆文舟"


class Others:
    """A box that lets one act hold for others too; hidden where there are none."""

    def __init__(self, act: str, others: Sequence[CandidateView]) -> None:
        self._others = others
        names = "、".join(one.entry.name for one in others[:NAMED])
        more = "等" if len(others) > NAMED else ""
        self.box = Checkbox(f"同时{act}另外 {len(others)} 人：{names}{more}")
        self.box.setVisible(False)

    def ids(self, candidate: CandidateView) -> list[int]:
        """Return whom the act is for."""
        chosen = self._others if self.box.isChecked() else ()
        return [candidate.id, *(one.id for one in chosen)]

    def add_to(self, dialog: Dialog) -> None:
        """Put the box into a dialog, if there are others at all."""
        if self._others:
            dialog.add(self.box)
            self.box.setVisible(True)


class StudyDialog(Dialog):
    """Rank, number of the major, failed courses; ``record(study)`` keeps them."""

    def __init__(
        self, parent: QWidget, candidate: CandidateView, record: Callable[[Study], object]
    ) -> None:
        super().__init__(
            parent,
            f"填写{candidate.entry.name}的成绩依据",
            "没有数据就空着，算待核，不算通过。只登记候选人的成绩。",
            main="保存成绩依据",
            other="不保存",
            icon="pencil",
            width=480,
            on_main=lambda: record(self.study),
        )
        study = candidate.study
        self.rank, self.total, self.fails = map(_count, (study.rank, study.total, study.fails))
        self.period = Input(study.period, placeholder="例如：2025—2026学年")
        self.freshman = Checkbox("新生第一学期，尚无排名", checked=study.freshman)
        self.add(
            _side_by_side(
                Field("名次", self.rank),
                Field("本专业人数", self.total),
                Field("不及格课程数", self.fails),
            ),
            Field("统计期间", self.period),
            self.freshman,
        )

    @property
    def study(self) -> Study:
        """The evidence as it is typed."""
        return Study(
            _number(self.rank),
            _number(self.total),
            self.period.text().strip(),
            _number(self.fails),
            self.freshman.isChecked(),
        )


class JudgeDialog(Dialog):
    """Whether qualities are met, on what evidence, by whom and when.

    ``record(ids, findings, by, on)`` keeps it; one quality may be found unmet, several are met.
    """

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateView,
        qualities: Sequence[Quality],
        others: Sequence[CandidateView],
        by: str,
        today: date,
        record: Callable[[list[int], Mapping[Quality, Finding], str, date], object],
    ) -> None:
        single = len(qualities) == 1
        what = qualities[0].label if single else f"其余 {len(qualities)} 项"
        super().__init__(
            parent,
            f"认定{candidate.entry.name}{what}",
            "" if single else "都认定为符合。个别不符合的，请单独认定。",
            main="记下认定",
            other="先不认定",
            icon="badge-check",
            width=500,
            on_main=lambda: record(
                self._others.ids(candidate),
                self.findings,
                self.by.text(),
                pydate(self.day.date()),
            ),
        )
        known = candidate.review.judgements
        self.verdict = Segmented([("符合", True), ("不符合", False)])
        self.evidence = {
            quality: Input(known[quality].evidence if quality in known else USUAL[quality])
            for quality in qualities
        }
        self.by = Input(by, placeholder=JUDGE)
        self.day = DateInput(qdate(today))
        self._others = Others("认定", others)
        if single:
            if qualities[0] in known:
                self.verdict.choose(known[qualities[0]].met)
            self.add(_left("结论", self.verdict))
        for quality, box in self.evidence.items():
            self.add(Field("依据" if single else f"{quality.label}的依据", box))
        self.add(_side_by_side(Field("认定人", self.by), Field("日期", self.day)))
        self._others.add_to(self)

    @property
    def findings(self) -> dict[Quality, Finding]:
        """What is found, as it is typed."""
        met = bool(self.verdict.meaning)
        return {quality: Finding(met, box.text()) for quality, box in self.evidence.items()}


class FitDialog(Dialog):
    """Who found all conditions met, and when; ``record(ids, by, on)`` keeps it."""

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateView,
        others: Sequence[CandidateView],
        by: str,
        today: date,
        record: Callable[[list[int], str, date], object],
    ) -> None:
        super().__init__(
            parent,
            f"把{candidate.entry.name}标为符合条件",
            "七项条件都已核实。标记后送系团总支、系党总支审批。",
            main="标为符合条件",
            other="先不标记",
            icon="badge-check",
            width=500,
            on_main=lambda: record(
                self._others.ids(candidate), self.by.text(), pydate(self.day.date())
            ),
        )
        self.by = Input(by, placeholder=JUDGE)
        self.day = DateInput(qdate(today))
        self._others = Others("标记", others)
        self.add(_side_by_side(Field("审查人", self.by), Field("日期", self.day)))
        self._others.add_to(self)


class OpinionDialog(Dialog):
    """What class, League or Party said; ``record(ids, opinion)`` keeps it."""

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateView,
        approver: Approver,
        others: Sequence[CandidateView],
        today: date,
        record: Callable[[list[int], Opinion], object],
    ) -> None:
        super().__init__(
            parent,
            f"登记{approver.label}对{candidate.entry.name}的意见",
            "以签字盖章的《候选人登记表》为准。",
            main="登记意见",
            other="先不登记",
            icon="pencil",
            width=500,
            on_main=lambda: record(self._others.ids(candidate), self.opinion),
        )
        self.agreed = Segmented([("同意", True), ("不同意", False)])
        self.by = Input(placeholder="例如：书记 何安")
        self.day = DateInput(qdate(today))
        self.words = Input(placeholder="可以不填")
        self._others = Others("登记", others)
        self.add(
            _left("意见", self.agreed),
            _side_by_side(Field("签署人", self.by), Field("签署日期", self.day)),
            Field("说明", self.words),
        )
        self._others.add_to(self)

    @property
    def opinion(self) -> Opinion:
        """The opinion as it is typed."""
        return Opinion(
            bool(self.agreed.meaning),
            self.by.text().strip(),
            pydate(self.day.date()),
            self.words.text().strip(),
        )


class NominationDialog(Dialog):
    """Who nominated and when, consent in writing, posts and deeds for the form (登记表)."""

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateView,
        today: date,
        record: Callable[[Nomination], object],
    ) -> None:
        super().__init__(
            parent,
            f"登记{candidate.entry.name}的提名",
            "印在《候选人登记表》上。没有本人书面同意，不能列为候选人。",
            main="保存登记",
            other="不保存",
            icon="pencil",
            width=500,
            on_main=lambda: record(self.nomination),
        )
        known = candidate.nomination
        self.by = Input(known.by or candidate.entry.class_name)
        self.day = DateInput(qdate(known.on or today))
        agreed = known.consented_on is not None or known.on is None
        self.consented = Checkbox("本人已书面同意", checked=agreed)
        self.consented_on = DateInput(qdate(known.consented_on or today))
        self.consented.toggled.connect(self.consented_on.setEnabled)
        self.consented_on.setEnabled(agreed)
        self.posts = Input(known.posts, placeholder="例如：班级学习委员")
        self.deeds = paragraph("写主要事迹，一两句即可")
        self.deeds.setPlainText(known.deeds)
        self.add(
            _side_by_side(Field("提名的班级或组织", self.by), Field("提名日期", self.day)),
            self.consented,
            Field("同意日期", self.consented_on),
            Field("现任职务", self.posts),
            Field("主要事迹", self.deeds),
        )

    @property
    def nomination(self) -> Nomination:
        """The nomination as it is typed."""
        agreed = pydate(self.consented_on.date()) if self.consented.isChecked() else None
        return Nomination(
            self.by.text(),
            pydate(self.day.date()),
            agreed,
            self.posts.text(),
            self.deeds.toPlainText(),
        )


class WithdrawDialog(Dialog):
    """Why and when somebody stands no longer; ``record(because, on)`` keeps it."""

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateView,
        today: date,
        record: Callable[[str, date], object],
    ) -> None:
        super().__init__(
            parent,
            f"登记{candidate.entry.name}退出",
            "不再列在选票上，提名记录保留。",
            main="登记退出",
            other="不退出",
            icon="user-x",
            on_main=lambda: record(self.because.text(), pydate(self.day.date())),
        )
        self.because = Input("本人书面提出", placeholder="例如：本人书面提出")
        self.day = DateInput(qdate(today))
        self.add(Field("原因", self.because), Field("退出日期", self.day))


def _left(label: str, choice: Segmented) -> Field:
    """Return a field whose choice does not stretch."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(choice)
    row.addStretch(1)
    choice.setAccessibleName(label)
    return Field(label, whole)


def _side_by_side(*fields: Field) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return whole


def _count(number: int | None) -> Input:
    box = Input("" if number is None else str(number))
    box.setValidator(QIntValidator(0, 9999, box))
    return box


def _number(box: Input) -> int | None:
    return int(box.text()) if box.text() else None
