"""What the plan says of plain facts: allowed, noted, warned or blocked.

Each ruling cites its document and section, shows its numbers and says what to do, so that the
same answer serves the screen and the paper. Comparisons are in exact integers: 以上, 以内, 不低于
include the number; 超过, 低于 do not.
"""

from dataclasses import dataclass

from sudesk.errors import Refused
from sudesk.rules.plan import provision
from sudesk.terms import CongressKind, Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule says of the present facts; ``rule`` is its id in the rule book."""

    rule: str
    citation: str
    verdict: Verdict
    sentence: str
    remedy: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the step cannot be taken."""
        return self.verdict is Verdict.BLOCKED

    def enforce(self) -> None:
        """Raise Refused, with the rule and its numbers, where the step cannot be taken."""
        if self.blocks:
            raise Refused(f"{self.sentence}。", f"依据：{self.citation}。", self.remedy)


def by_plan(rule: str, verdict: Verdict, sentence: str, remedy: str = "") -> Ruling:
    """Return a ruling of the plan, with the place where the plan says so."""
    return Ruling(rule, provision(rule).citation, verdict, sentence, remedy)


def assembly(headcount: int) -> Ruling:
    """Say whether an all-student assembly may take the place of a congress (rule D5)."""
    below = provision("D5").figure
    if headcount < below:
        sentence = f"学生{headcount}人，低于{below}人，可以召开全体学生大会"
        return by_plan("D5", Verdict.ALLOWED, sentence)
    sentence = f"学生{headcount}人，不低于{below}人，应召开学生代表大会"
    return by_plan("D5", Verdict.BLOCKED, sentence, "请改为召开学生代表大会。")


def form_of(kind: CongressKind, headcount: int) -> Ruling:
    """Say whether a congress may take a form (rule D5); delegates are the normal one (D1)."""
    if kind is CongressKind.ASSEMBLY:
        return assembly(headcount)
    sentence = f"学生{headcount}人，学生代表大会是常规形式"
    return by_plan("D1", Verdict.ALLOWED, sentence)


def presidium(seats: int) -> Ruling:
    """Say whether the union's presidium may have so many members (rule D6)."""
    most = provision("D6").figure
    if 1 <= seats <= most:
        return by_plan("D6", Verdict.ALLOWED, f"主席团{seats}人，不超过{most}人")
    sentence = f"主席团{seats}人，应为1至{most}人"
    return by_plan("D6", Verdict.BLOCKED, sentence, f"请把应选人数改为1至{most}人。")


def post_title(title: str) -> Ruling:
    """Say whether there may be a post of such a title (rule B8)."""
    if "助理" in title:
        sentence = f"“{title}”是助理岗位，不得设置"
        return by_plan("B8", Verdict.BLOCKED, sentence, "请改设其他职务。")
    return by_plan("B8", Verdict.ALLOWED, f"“{title}”不是助理岗位")


def in_top_share(rank: int, total: int) -> bool:
    """Say whether a rank is within the top share of a major, 30 % (rule B2)."""
    part, whole = provision("B2").share
    return rank * whole <= total * part


def study(rank: int | None, total: int | None, fails: int | None, freshman: bool) -> Ruling:
    """Say whether a candidate's studies meet the condition (rule B2).

    Rank within the top 30 % of the own major and no failed course; what is missing is 待核, never
    a pass. First-semester freshmen have no rank yet and are exempt with a note.
    """
    percent = provision("B2").figure
    if fails is not None and fails > 0:
        sentence = f"有{fails}门课程不及格，条件是没有"
        return by_plan("B2", Verdict.BLOCKED, sentence, _WAIVER)
    if rank is not None and total is not None:
        if not in_top_share(rank, total):
            last = total * percent // 100
            must = f"须在第{last}名以前" if last else "不足1名"
            sentence = f"专业排名{rank}/{total}，前{percent}%以内{must}"
            return by_plan("B2", Verdict.BLOCKED, sentence, _WAIVER)
        if fails is not None:
            sentence = f"专业排名{rank}/{total}，在前{percent}%以内，无不及格课程"
            return by_plan("B2", Verdict.ALLOWED, sentence)
    elif freshman:
        return by_plan("B2", Verdict.NOTED, "新生第一学期，尚无排名，予以说明")
    lacking = "、".join(
        word
        for word, absent in (("专业排名", rank is None), ("不及格课程数", fails is None))
        if absent
    )
    return by_plan("B2", Verdict.BLOCKED, f"待核：缺{lacking}", "请补齐成绩材料。")


_WAIVER = "请更换候选人；确有特殊情况的，由负责人署名说明理由。"
