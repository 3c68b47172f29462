"""What the plan asks of the union's work: the college, the classes, the students' judgement.

Where the program has no record of a thing the fact is None and the ruling only notes what to do.
"""

from collections.abc import Collection
from datetime import date

from sudesk.rules.law import Ruling, by_plan
from sudesk.terms import Term, Verdict


class Measure(Term):
    """By what students judge the union (rule B9)."""

    KNOWN = "known", "知晓度"
    JOINED = "joined", "参与度"
    CONTENT = "content", "满意度"


def guided(sent: int) -> Ruling:
    """Say whether the college union was told of what matters (rule D7)."""
    if not sent:
        remedy = "大会的结果和全年的报告，请做成上报包交院学生会。"
        return by_plan("D7", Verdict.NOTED, "本学年还没有向院学生会报送材料", remedy)
    return by_plan("D7", Verdict.ALLOWED, f"本学年已向院学生会报送{sent}次")


def guides_classes(classes: int, visited: int | None) -> Ruling:
    """Say how many class committees the union has guided (rule D8)."""
    if visited is None:
        remedy = "请定期走访、培训班委，留下记录。"
        return by_plan("D8", Verdict.NOTED, f"本系{classes}个班，还没有指导班委会的记录", remedy)
    sentence = f"本系{classes}个班，已指导{visited}个班委会"
    if visited < classes:
        return by_plan("D8", Verdict.NOTED, sentence, "请安排其余各班。")
    return by_plan("D8", Verdict.ALLOWED, sentence)


def college_delegates(wanted: int | None, elected: int, standing: int) -> Ruling:
    """Say how far the delegates to the college's congress are chosen (rule D9)."""
    if wanted is None:
        remedy = "院里召开大会时，按分到的名额选出代表，并推荐常任代表。"
        return by_plan("D9", Verdict.NOTED, "还没有收到院级代表名额", remedy)
    sentence = f"院级代表名额{wanted}名，已选{elected}名，推荐常任代表{standing}名"
    if elected < wanted or not standing:
        return by_plan("D9", Verdict.NOTED, sentence, "请补选代表，并推荐常任代表。")
    return by_plan("D9", Verdict.ALLOWED, sentence)


def judged_by_students(measures: Collection[Measure] | None, *, published: bool) -> Ruling:
    """Say whether students have judged the union and may read the result (rule B9)."""
    if measures is None:
        remedy = "请每学年请学生评价一次，结果向全体学生公布。"
        return by_plan("B9", Verdict.NOTED, "还没有学生评价的记录", remedy)
    missing = [one.label for one in Measure if one not in measures]
    if missing:
        sentence = f"评价缺{'、'.join(missing)}"
        return by_plan("B9", Verdict.WARNED, sentence, "请补充；不评的，署名说明理由。")
    if not published:
        remedy = "请向全体学生公布；不公布的，署名说明理由。"
        return by_plan("B9", Verdict.WARNED, "已评价，结果还没有公布", remedy)
    return by_plan("B9", Verdict.ALLOWED, "知晓度、参与度、满意度都已评价，结果已公布")


def lean(meetings: int | None) -> Ruling:
    """Say how many meetings were held: the plan wants few, and names no number (rule B10)."""
    if meetings is None:
        return by_plan("B10", Verdict.NOTED, "只打印列出的文书，不另行发文")
    return by_plan("B10", Verdict.NOTED, f"本次大会开会{meetings}次，只打印列出的文书")


def accounts(published: date | None) -> Ruling:
    """Say whether this year's account was published (rule B12)."""
    if published is None:
        remedy = "请每年公布一次账目，写明收入、支出和结余。"
        return by_plan("B12", Verdict.NOTED, "本学年还没有公布账目的记录", remedy)
    day = f"{published.year}年{published.month}月{published.day}日"
    return by_plan("B12", Verdict.ALLOWED, f"本学年账目已于{day}公布")


def assessed(met: int, of: int) -> Ruling:
    """Say what the union's own assessment comes to, by the rules that are met (rule C2)."""
    remedy = "院学生会考核时，请按本页逐条自评。"
    return by_plan("C2", Verdict.NOTED, f"对系里的{of}条规定，已符合{met}条", remedy)
