"""What the plan asks of those who serve: how chosen, known, trained, appraised, and how they leave.

Where the program has no record of a thing the fact is None and the ruling only notes what to do.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sudesk.rules.law import Ruling, by_plan
from sudesk.rules.plan import provision
from sudesk.terms import Term, Verdict


class Dimension(Term):
    """What a cadre is appraised on (rule B5)."""

    POLITICS = "politics", "政治素质"
    MORALS = "morals", "道德品质"
    LEARNING = "learning", "知识学习"
    DUTY = "duty", "履职能力"
    DISCIPLINE = "discipline", "纪律作风"


class Cause(Term):
    """Why a cadre leaves (rule B6)."""

    STUDIES = "studies", "不能完成学业"
    APPRAISAL = "appraisal", "考核不合格"
    OFFENCE = "offence", "违法违纪"
    OTHER = "other", "因其他原因不能履职"


class Exit(Term):
    """How a cadre leaves (rule B6)."""

    COUNSELLED = "counselled", "劝退"
    DISMISSED = "dismissed", "免职"
    RECALLED = "recalled", "罢免"


def called_openly(chosen: int | None, calls: int, applicants: int) -> Ruling:
    """Say whether cadres beside the presidium were chosen openly (rule D4).

    ``chosen`` posts were filled, after so many public calls, out of so many who applied.
    """
    if chosen is None:
        remedy = "选拔时请先发报名公告，写明期限，保留报名名单。"
        return by_plan("D4", Verdict.NOTED, "还没有其他干部的选拔记录", remedy)
    if chosen and not (calls and applicants):
        sentence = f"已任用{chosen}人，报名公告{calls}份，报名{applicants}人"
        remedy = "请补上公告和报名记录；没有公开选拔的，署名说明理由。"
        return by_plan("D4", Verdict.WARNED, sentence, remedy)
    sentence = f"已任用{chosen}人，报名公告{calls}份，报名{applicants}人"
    return by_plan("D4", Verdict.ALLOWED, sentence)


def reachable(main: int | None, published: int, private: int) -> Ruling:
    """Say whether main cadres can be reached, and no private number is out (rule B4).

    Of so many main cadres so many are published, ``private`` of them with a personal number to
    which nobody consented.
    """
    if main is None:
        remedy = "公布名单时用办公电话或邮箱；用个人号码的，先取得书面同意。"
        return by_plan("B4", Verdict.NOTED, "还没有主要干部的公布记录", remedy)
    if private:
        sentence = f"{private}人公布了个人号码，没有本人同意的记录"
        remedy = "请改用办公电话或邮箱，或补上书面同意。"
        return by_plan("B4", Verdict.WARNED, sentence, remedy)
    if published < main:
        sentence = f"主要干部{main}人，已公布{published}人"
        return by_plan("B4", Verdict.WARNED, sentence, "请补充公布；不公布的，署名说明理由。")
    return by_plan("B4", Verdict.ALLOWED, f"主要干部{main}人，都已公布联系方式")


def appraised(cadres: int | None, dimensions: Collection[Dimension], raters: int) -> Ruling:
    """Say whether cadres were appraised on all dimensions with students taking part (rule B5)."""
    if cadres is None:
        remedy = "请每学年考核一次，五个方面都评，请学生参加测评。"
        return by_plan("B5", Verdict.NOTED, "还没有考核记录", remedy)
    missing = [one.label for one in Dimension if one not in dimensions]
    if missing:
        sentence = f"考核{cadres}人，五个方面缺{'、'.join(missing)}"
        return by_plan("B5", Verdict.WARNED, sentence, "请补评；不评的，署名说明理由。")
    if not raters:
        sentence = f"考核{cadres}人，没有学生参加测评"
        return by_plan("B5", Verdict.WARNED, sentence, "请组织学生测评；不组织的，署名说明理由。")
    return by_plan("B5", Verdict.ALLOWED, f"考核{cadres}人，五个方面都评，{raters}名学生测评")


@dataclass(frozen=True, slots=True)
class Leaving:
    """How one cadre leaves: cause, outcome, and whether procedure and decision are on record."""

    cause: Cause | None
    exit: Exit | None
    procedure: bool
    decision: bool
    elected: bool
    by_congress: bool


def leaves(leaving: Leaving) -> Ruling:
    """Say whether a cadre may leave as it is recorded (rule B6).

    Who was elected by the congress is removed by the congress; to be counselled out is one's own
    going. Nobody may pass what is missing here.
    """
    missing = [
        word
        for word, there in (
            ("原因", leaving.cause is not None),
            ("方式", leaving.exit is not None),
            ("程序", leaving.procedure),
            ("决定", leaving.decision),
        )
        if not there
    ]
    if missing:
        sentence = f"退出记录缺{'、'.join(missing)}"
        return by_plan("B6", Verdict.BLOCKED, sentence, "请补齐后再办理退出。")
    if leaving.elected and leaving.exit is Exit.DISMISSED:
        remedy = "请提请大会罢免，或由本人辞去职务。"
        return by_plan("B6", Verdict.BLOCKED, "大会选出的干部不能免职", remedy)
    if leaving.exit is Exit.RECALLED and not leaving.by_congress:
        remedy = "请把罢免列入大会议程，由大会表决。"
        return by_plan("B6", Verdict.BLOCKED, "罢免要由大会决定", remedy)
    return by_plan("B6", Verdict.ALLOWED, "原因、方式、程序和决定都有记录")


def exits(left: Sequence[Leaving] | None) -> Ruling:
    """Say how all who left stand by rule B6, the worst first."""
    if left is None:
        remedy = "有干部退出时，请写明原因、方式、程序和决定。"
        return by_plan("B6", Verdict.NOTED, "还没有干部退出的记录", remedy)
    bad = next((ruling for ruling in map(leaves, left) if ruling.blocks), None)
    if bad is not None:
        return bad
    return by_plan("B6", Verdict.ALLOWED, f"退出{len(left)}人，记录齐全")


def deputies(numbers: Mapping[str, int] | None) -> Ruling:
    """Say whether any department of the union has too many deputies (rule B7)."""
    most = provision("B7").figure
    if numbers is None:
        remedy = f"设部门时，每个部门副职不超过{most}名。"
        return by_plan("B7", Verdict.NOTED, "还没有部门和副职的记录", remedy)
    over = [f"{name}{number}名" for name, number in numbers.items() if number > most]
    if over:
        sentence = f"副职超过{most}名：{'、'.join(over)}"
        return by_plan("B7", Verdict.WARNED, sentence, "请减少副职；不减的，署名说明理由。")
    return by_plan("B7", Verdict.ALLOWED, f"{len(numbers)}个部门，副职都不超过{most}名")


def conduct(judged: int, candidates: int) -> Ruling:
    """Say of how many candidates the conduct was looked at (rule B11)."""
    if not candidates:
        remedy = "审查候选人和考核干部时，请评作风。"
        return by_plan("B11", Verdict.NOTED, "还没有候选人", remedy)
    sentence = f"候选人{candidates}名，已认定作风{judged}名"
    if judged < candidates:
        return by_plan("B11", Verdict.NOTED, sentence, "请在“候选人”中逐人认定。")
    return by_plan("B11", Verdict.ALLOWED, sentence)


def trained(cadres: int | None, trained: int) -> Ruling:
    """Say how many cadres have been trained (rule D10)."""
    if cadres is None:
        remedy = "请安排干部培训，留下时间、内容和参加名单。"
        return by_plan("D10", Verdict.NOTED, "还没有培训记录", remedy)
    sentence = f"干部{cadres}人，参加培训{trained}人"
    if trained < cadres:
        return by_plan("D10", Verdict.NOTED, sentence, "请安排没有参加的人补训。")
    return by_plan("D10", Verdict.ALLOWED, sentence)
