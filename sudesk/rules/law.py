"""What the plan says of plain facts: allowed, noted, warned or blocked.

Each ruling cites its document and section, shows its numbers and says what to do, so that the
same answer serves the screen and the paper. Comparisons are in exact integers: 以上, 以内, 不低于
include the number; 超过, 低于 do not.
"""

from dataclasses import dataclass

from sudesk.errors import Refused
from sudesk.terms import CongressKind, Verdict

ASSEMBLY_BELOW = 400  # 改革方案二.3: fewer than 400 students may hold an assembly
PRESIDIUM_MOST = 3  # 改革方案二.4: a department's presidium
TOP_SHARE = (3, 10)  # 改革方案二.7: within the top 30 % of the own major


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


def assembly(headcount: int) -> Ruling:
    """Say whether an all-student assembly may take the place of a congress (rule D5)."""
    cite = "改革方案二.3"
    if headcount < ASSEMBLY_BELOW:
        sentence = f"学生{headcount}人，低于{ASSEMBLY_BELOW}人，可以召开全体学生大会"
        return Ruling("D5", cite, Verdict.ALLOWED, sentence)
    sentence = f"学生{headcount}人，不低于{ASSEMBLY_BELOW}人，应召开学生代表大会"
    return Ruling("D5", cite, Verdict.BLOCKED, sentence, "请改为召开学生代表大会。")


def form_of(kind: CongressKind, headcount: int) -> Ruling:
    """Say whether a congress may take a form (改革方案二.3); delegates are the normal one (D1)."""
    if kind is CongressKind.ASSEMBLY:
        return assembly(headcount)
    sentence = f"学生{headcount}人，学生代表大会是常规形式"
    return Ruling("D1", "改革方案二.3", Verdict.ALLOWED, sentence)


def presidium(seats: int) -> Ruling:
    """Say whether the union's presidium may have so many members (rule D6)."""
    cite = "改革方案二.4"
    if 1 <= seats <= PRESIDIUM_MOST:
        return Ruling("D6", cite, Verdict.ALLOWED, f"主席团{seats}人，不超过{PRESIDIUM_MOST}人")
    sentence = f"主席团{seats}人，应为1至{PRESIDIUM_MOST}人"
    return Ruling("D6", cite, Verdict.BLOCKED, sentence, f"请把应选人数改为1至{PRESIDIUM_MOST}人。")


def post_title(title: str) -> Ruling:
    """Say whether there may be a post of such a title (rule B8)."""
    cite = "改革方案二.4"
    if "助理" in title:
        sentence = f"“{title}”是助理岗位，不得设置"
        return Ruling("B8", cite, Verdict.BLOCKED, sentence, "请改设其他职务。")
    return Ruling("B8", cite, Verdict.ALLOWED, f"“{title}”不是助理岗位")


def in_top_share(rank: int, total: int) -> bool:
    """Say whether a rank is within the top 30 % of a major (改革方案二.7)."""
    part, whole = TOP_SHARE
    return rank * whole <= total * part


def study(rank: int | None, total: int | None, fails: int | None, freshman: bool) -> Ruling:
    """Say whether a candidate's studies meet the condition (rule B2).

    Rank within the top 30 % of the own major and no failed course; what is missing is 待核, never
    a pass. First-semester freshmen have no rank yet and are exempt with a note.
    """
    cite = "改革方案二.7"
    if fails is not None and fails > 0:
        sentence = f"有{fails}门课程不及格，条件是没有"
        return Ruling("B2", cite, Verdict.BLOCKED, sentence, _WAIVER)
    if rank is not None and total is not None:
        if not in_top_share(rank, total):
            part, whole = TOP_SHARE
            limit = total * part // whole
            sentence = f"专业排名{rank}/{total}，前30%以内须在第{limit}名以前"
            return Ruling("B2", cite, Verdict.BLOCKED, sentence, _WAIVER)
        if fails is not None:
            sentence = f"专业排名{rank}/{total}，在前30%以内，无不及格课程"
            return Ruling("B2", cite, Verdict.ALLOWED, sentence)
    elif freshman:
        return Ruling("B2", cite, Verdict.NOTED, "新生第一学期，尚无排名，予以说明")
    lacking = "、".join(
        word
        for word, absent in (("专业排名", rank is None), ("不及格课程数", fails is None))
        if absent
    )
    return Ruling("B2", cite, Verdict.BLOCKED, f"待核：缺{lacking}", "请补齐成绩材料。")


_WAIVER = "请更换候选人；确有特殊情况的，由负责人署名说明理由。"
