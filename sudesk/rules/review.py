"""Whether somebody may stand: the conditions of rule B2, who judged, who agreed (改革方案二.7).

What is missing is 待核, never a pass. Rank and failed courses alone can be passed by a named,
reasoned decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sudesk.rules import law
from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.plan import provision
from sudesk.terms import Approver, Quality, Verdict

RULE = "B2"
LACKING = "缺数据算待核，不算通过。"


@dataclass(frozen=True, slots=True)
class Study:
    """Evidence of a candidate's studies: rank of total over a period, failed courses."""

    rank: int | None = None
    total: int | None = None
    period: str = ""
    fails: int | None = None
    freshman: bool = False

    @property
    def ruling(self) -> Ruling:
        """What rule B2 says of it."""
        return law.study(self.rank, self.total, self.fails, self.freshman)


class Standing(Enum):
    """How far one condition of rule B2 is met, the worst last."""

    MET = "符合"
    EXEMPT = "免排名"
    MISSING = "待核"
    FAILED = "不符合"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody found of one quality."""

    met: bool
    evidence: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Opinion:
    """What class, League or Party said."""

    agreed: bool
    by: str
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of rule B2: its evidence, the arithmetic or what is to be done, who judged."""

    label: str
    evidence: str
    arithmetic: str
    standing: Standing
    quality: Quality | None = None
    judged_by: str = ""
    judged_on: date | None = None

    @property
    def passed(self) -> bool:
        """Whether it is met, or asked of others only."""
        return self.standing in (Standing.MET, Standing.EXEMPT)


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is known of one who stands.

    ``found_fit``: somebody has found all seven conditions met, and has not taken it back.
    """

    study: Study
    waived: bool
    judgements: Mapping[Quality, Judgement]
    consented: bool
    opinions: Mapping[Approver, Opinion]
    found_fit: bool

    @property
    def study_passed(self) -> bool:
        """Whether rank and fails are as they should be, or passed by a named decision."""
        return self.waived or not self.study.ruling.blocks

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Rank, failed courses and the five qualities, each with its own verdict."""
        return (
            rank_condition(self.study),
            fails_condition(self.study),
            *(self._quality(quality) for quality in Quality),
        )

    @property
    def standing(self) -> Standing:
        """The worst of the conditions; a named decision stands for rank and fails."""
        judged = self.conditions[2:] if self.waived else self.conditions
        found = {condition.standing for condition in judged}
        return next(one for one in reversed(Standing) if one in found)

    @property
    def pending(self) -> tuple[Condition, ...]:
        """The conditions that nobody has judged yet, or that nothing is known of."""
        return tuple(
            one
            for one in self.conditions
            if one.standing is Standing.MISSING and (one.quality or not self.waived)
        )

    @property
    def fit(self) -> bool:
        """Whether all seven conditions are met."""
        return self.standing in (Standing.MET, Standing.EXEMPT)

    @property
    def ruling(self) -> Ruling:
        """Whether this person may be put on the ballot, or the first thing in the way."""
        study = self.study.ruling
        if not self.study_passed:
            return study
        failed = [quality.label for quality in self.judgements if not self.judgements[quality].met]
        if failed:
            return _blocked(f"{'、'.join(failed)}：认定为不符合", "请更换候选人。")
        if self.pending:
            names = "、".join(one.label for one in self.pending)
            return _blocked(f"待核：{names}还没有认定", "请按依据逐项认定。")
        if not self.consented:
            return _blocked("还没有本人书面同意", "请本人书面同意后登记日期。")
        if not self.found_fit:
            return _blocked(NOT_FOUND_FIT, "请核实各项条件，标为符合。")
        refused = [one.label for one, said in self.opinions.items() if not said.agreed]
        if refused:
            return _blocked(f"{'、'.join(refused)}不同意", "请更换候选人，或重新送审。")
        unasked = [one.label for one in SENT if one not in self.opinions]
        if unasked:
            return _blocked(f"还没有{'、'.join(unasked)}的意见", "请送审后登记意见和日期。")
        sentence = "条件符合，本人同意，系团总支、系党总支同意"
        if self.waived:
            return by_plan(RULE, Verdict.NOTED, f"{sentence}；成绩条件由负责人署名决定通过")
        return by_plan(RULE, study.verdict, f"{sentence}；{study.sentence}")

    def _quality(self, quality: Quality) -> Condition:
        found = self.judgements.get(quality)
        if found is None:
            waits = quality is Quality.STUDY and not self.study_passed
            words = "等排名和不及格课程核实后认定" if waits else "还没有认定"
            return Condition(quality.label, words, "", Standing.MISSING, quality)
        standing = Standing.MET if found.met else Standing.FAILED
        return Condition(quality.label, found.evidence, "", standing, quality, found.by, found.on)


NOT_FOUND_FIT = "七项条件还没有标为符合"
SENT = (Approver.LEAGUE, Approver.PARTY)  # without whose agreement nobody stands


def may_judge(review: Review, quality: Quality, met: bool) -> Ruling:
    """Say whether a quality can be judged so now: 学习优秀 follows from rank and fails."""
    if quality is not Quality.STUDY or review.study_passed:
        return by_plan(RULE, Verdict.ALLOWED, f"{quality.label}可以认定")
    study = review.study.ruling
    if met:
        return _blocked(f"{study.sentence}，不能认定学习优秀", study.remedy)
    return by_plan(RULE, Verdict.NOTED, f"{study.sentence}，认定学习优秀不符合")


def may_speak(review: Review, reviewed_on: date | None, approver: Approver, on: date) -> Ruling:
    """Say whether class, League or Party can be asked now, each after the one before."""
    if approver is not Approver.CLASS and (reviewed_on is None or not review.fit):
        return _blocked(NOT_FOUND_FIT, "请先核实各项条件，标为符合后再送审。")
    if approver is Approver.PARTY:
        league = review.opinions.get(Approver.LEAGUE)
        if league is None or not league.agreed:
            return _blocked("系团总支还没有同意", "请先登记系团总支的意见。")
    before = [said.on for one, said in review.opinions.items() if _rank(one) < _rank(approver)]
    if approver is not Approver.CLASS and reviewed_on is not None:
        before.append(reviewed_on)
    if before and on < max(before):
        last = max(before)
        sentence = f"{approver.label}的意见早于{last.month}月{last.day}日的上一步"
        return _blocked(sentence, "请核对日期。")
    return by_plan(RULE, Verdict.ALLOWED, f"可以登记{approver.label}的意见")


def rank_condition(study: Study) -> Condition:
    """Return the condition of rank with its arithmetic."""
    label = f"专业排名前 {provision(RULE).figure}%"
    if study.rank is None or study.total is None:
        if study.freshman:
            note = "还没有第一学期的成绩，免查排名，在报告里说明。"
            return Condition(label, "新生第一学期，尚无排名", note, Standing.EXEMPT)
        return Condition(label, "还没有专业排名", f"{LACKING}请按成绩证明填写。", Standing.MISSING)
    part, whole = provision(RULE).share
    met = law.in_top_share(study.rank, study.total)
    sign = "≤" if met else "＞"
    period = f"；{study.period}" if study.period else ""
    return Condition(
        label,
        f"本专业 {study.total} 人中第 {study.rank} 名",
        f"{study.rank} × {whole} = {study.rank * whole} {sign} "
        f"{study.total} × {part} = {study.total * part}{period}",
        Standing.MET if met else Standing.FAILED,
        judged_by=MATERIAL,
    )


MATERIAL = "成绩材料"


def fails_condition(study: Study) -> Condition:
    """Return the condition of failed courses."""
    label = "无不及格课程"
    if study.fails is None:
        if study.freshman and study.rank is None:
            return Condition(label, "新生第一学期，尚无成绩", "", Standing.EXEMPT)
        note = f"{LACKING}请教务员出具成绩单。"
        return Condition(label, "还没有不及格课程数", note, Standing.MISSING)
    if study.fails:
        words = f"有 {study.fails} 门课程不及格"
        return Condition(label, words, "", Standing.FAILED, judged_by=MATERIAL)
    return Condition(label, "0 门课程不及格", "", Standing.MET, judged_by=MATERIAL)


def _rank(approver: Approver) -> int:
    return list(Approver).index(approver)


def _blocked(sentence: str, remedy: str) -> Ruling:
    return by_plan(RULE, Verdict.BLOCKED, sentence, remedy)
