"""Papers of one invented congress, as the tests print them."""

from dataclasses import replace
from datetime import date

from sudesk.papers.accounts import Accounts, Entry
from sudesk.papers.agenda import AgendaLine, AgendaPaper, AgendaPart
from sudesk.papers.annual_report import AnnualReport, Share, Votes
from sudesk.papers.appraisals import DutySheet, Rating, RatingSummary
from sudesk.papers.attendance_book import AttendanceBook, AttendanceEntry, AttendanceSection
from sudesk.papers.badges import AttendeeBadges, Badge, DelegateBadges
from sudesk.papers.ballot_paper import BallotPaper
from sudesk.papers.base import (
    BallotFigures,
    Congress,
    CountLine,
    Notice,
    Paper,
    Threshold,
    Turnout,
)
from sudesk.papers.cadre_exit import CadreExit
from sudesk.papers.cadre_review import CadreReview, CadreReviews, Score
from sudesk.papers.cadres import CadreFile, CadreLine, CadreNotice
from sudesk.papers.candidate_form import CandidateForm, CandidateForms
from sudesk.papers.catalogue import Catalogue, Filed
from sudesk.papers.charter_comparison import CharterComparison, ComparedClause
from sudesk.papers.count_report import CountReport
from sudesk.papers.cover_letter import CoverLetter, PackedFile
from sudesk.papers.credentials_report import ClassLine, CredentialsReport, Kind
from sudesk.papers.delegate_form import DelegateForm, DelegateForms
from sudesk.papers.delegate_list import AttendeeLine, DelegateList, DelegateRow
from sudesk.papers.election_rules_paper import AdoptedBy, ElectionRulesPaper, RuleClause
from sudesk.papers.evaluation import Evaluation, Question
from sudesk.papers.issue_report import IssueReport
from sudesk.papers.minutes import MinuteLine, MinutePart, MinutesPaper
from sudesk.papers.notice_sheet import NoticeSheet, Person
from sudesk.papers.officials_list import OfficialGroup, OfficialsList
from sudesk.papers.outline import read
from sudesk.papers.proposals import ProposalForm, ProposalLine, ProposalReply, ProposalSummary
from sudesk.papers.quota_table import (
    OrganisationRow,
    QuotaPart,
    QuotaRow,
    QuotaStep,
    QuotaTable,
)
from sudesk.papers.recommendation import STANDING, Recommendation, Recommended
from sudesk.papers.reply_sheet import ReplySheet
from sudesk.papers.request import Appointed, Contact, Duty, OpeningRequest, SecondRequest, Slate
from sudesk.papers.resolution import Resolution, ShowOfHands
from sudesk.papers.result_report import ResultReport, RoundResult, Winner
from sudesk.papers.script import ScriptItem, ScriptPaper
from sudesk.papers.self_assessment import Item, SelfAssessment
from sudesk.papers.tally_sheet import TallySheet
from sudesk.papers.work_report import WorkReport
from sudesk.terms import CongressKind, NextStep, NoticeKind, Outcome

CONGRESS = Congress("智造与管理系", "第五次", CongressKind.DELEGATES)
ASSEMBLY = Congress("智造与管理系", "第五次", CongressKind.ASSEMBLY)
HALL = "实训楼报告厅"
DAY = date(2026, 6, 12)
SIGNED = date(2026, 6, 18)
ORDER = "按姓氏笔画为序"
TURNOUT = Turnout(92, 88, 3, 1)
RARE = ("张喆", "李堃", "陈𬭎", "周𠅤", "王䶮", "李㛃", "阿依努尔·艾合买提", "欧阳若溪")

HALF = Threshold(
    words="赞成票须超过实到代表的半数",
    needed=45,
    base_name="实到",
    base=88,
    passing="过半数",
)

LISTED = tuple(
    CountLine(name, class_group, yes, no, 86 - yes - no, False, outcome)
    for name, class_group, yes, no, outcome in (
        ("张喆", "数控2401班", 71, 9, Outcome.ELECTED),
        ("林知远", "会计2401班", 63, 15, Outcome.ELECTED),
        ("陈𬭎", "物流2402班", 52, 22, Outcome.ELECTED),
        ("周𠅤", "数控2402班", 24, 41, Outcome.BELOW_LINE),
        ("赵明珂", "电商2401班", 17, 45, Outcome.BELOW_LINE),
        ("王䶮", "物流2401班", 12, 50, Outcome.BELOW_LINE),
        ("欧阳若溪", "机电一体化2402班", 9, 52, Outcome.BELOW_LINE),
        ("吴桐", "会计2402班", 4, 55, Outcome.BELOW_LINE),
    )
)
LINES = (
    *LISTED,
    CountLine("何嘉木", "会计2402班", 3, 0, 0, True, Outcome.BELOW_LINE),
    CountLine("沈一诺", "数控2401班", 2, 0, 0, True, Outcome.BELOW_LINE),
)
FIGURES = BallotFigures(92, 88, 4, 88, 86, 2)
ELECTED = ("张喆", "陈𬭎", "林知远")


def count_report(**changes: object) -> CountReport:
    """A count with three elected of eight, two written in."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "election": "学生会主席团",
        "day": DAY,
        "seats": 3,
        "turnout": TURNOUT,
        "figures": FIGURES,
        "lines": LINES,
        "threshold": HALF,
        "valid_election": True,
        "elected": ELECTED,
        "tied": (),
        "vacant": 0,
        "next_step": NextStep.NONE,
        "order": ORDER,
        "void_reasons": (("所选人数超过应选人数", 2),),
        "chief_scrutineer": "韩言明",
        "scrutineers": ("马明若", "郑行安", "罗景行"),
        "tellers": ("高安星", "曹景一", "曾白时", "宋怀舟"),
    }
    return CountReport(**(values | changes))  # type: ignore[arg-type]


def result_report(**changes: object) -> ResultReport:
    """A report on the presidium and its chair."""
    chair = (
        CountLine("张喆", "数控2401班", 58, 20, 9, False, Outcome.ELECTED),
        CountLine("林知远", "会计2401班", 19, 60, 8, False, Outcome.BELOW_LINE),
    )
    rounds = (
        RoundResult(
            "主席团选举", 3, FIGURES, LINES, HALF, True, ELECTED, (), 0, NextStep.NONE,
            (("所选人数超过应选人数", 2),),
        ),
        RoundResult(
            "主席选举", 1, BallotFigures(92, 88, 4, 88, 87, 1), chair, HALF, True, ("张喆",), (),
            0, NextStep.NONE,
        ),
    )  # fmt: skip
    values: dict[str, object] = {
        "congress": CONGRESS,
        "addressees": ("学院学生会", "共青团澄湖职业技术学院委员会"),
        "issuers": ("智造与管理系学生会", "智造与管理系团总支"),
        "held_on": DAY,
        "place": HALL,
        "basis": "系党总支批复同意",
        "turnout": TURNOUT,
        "quorum_words": "实到代表不少于应到代表的三分之二",
        "quorum": 62,
        "scrutineers": 3,
        "tellers": 4,
        "rounds": rounds,
        "winners": (
            Winner("张喆", "数控2401班", "系学生会主席团成员"),
            Winner("陈𬭎", "物流2402班", "系学生会主席团成员"),
            Winner("林知远", "会计2401班", "系学生会主席团成员"),
            Winner("张喆", "数控2401班", "系学生会主席"),
        ),
        "order": ORDER,
        "signed_on": SIGNED,
        "candidate_words": "候选人综合成绩排名均在本专业前30%以内，且无不及格课程",
        "candidate_notice": Notice(date(2026, 6, 3), date(2026, 6, 5), 3, "未收到异议"),
        "result_notice": Notice(date(2026, 6, 15), date(2026, 6, 17), 3, "未收到异议"),
        "attachments": ("选票发放回收报告单", "计票结果报告单"),
    }
    return ResultReport(**(values | changes))  # type: ignore[arg-type]


def quota_table(classes: int = 36) -> QuotaTable:
    """So many classes of 24 to 43 students, two organisations, and the arithmetic."""
    sizes = [24 + 7 * i % 20 for i in range(classes)]
    shared, total = 2 * classes + 3, sum(sizes)
    wholes = [size * shared // total for size in sizes]
    rests = [size * shared % total for size in sizes]
    winners = sorted(range(classes), key=lambda i: -rests[i])[: shared - sum(wholes)]
    extras = [int(i in winners) for i in range(classes)]
    names = [f"机电一体化{23 + i // 12}{1 + i % 12:02}班" for i in range(classes)]
    seats = [whole + extra for whole, extra in zip(wholes, extras, strict=True)]
    return QuotaTable(
        CONGRESS,
        date(2026, 5, 8),
        1,
        tuple(
            QuotaRow(f"20{23 + i // 12}级", names[i], sizes[i], seats[i], 2) for i in range(classes)
        ),
        (
            OrganisationRow("系学生会", 6, 0, "不占班级名额"),
            OrganisationRow("学生社团", 2, 2, "不占班级名额"),
        ),
        f"班级名额{shared}名按最大余数法分配，每班不少于1名",
        (
            QuotaPart(
                shared,
                total,
                tuple(
                    QuotaStep(names[i], sizes[i], wholes[i], rests[i], extras[i], seats[i])
                    for i in range(classes)
                ),
            ),
        ),
    )


def delegate_list(count: int = 40) -> DelegateList:
    """Delegates of rare and plain names."""
    return DelegateList(
        CONGRESS,
        date(2026, 6, 1),
        tuple(
            DelegateRow(
                "第一代表团",
                RARE[i % len(RARE)],
                "女",
                "汉族",
                "共青团员",
                "机电一体化2402班",
                "学习委员",
                i % 3 == 0,
            )
            for i in range(count)
        ),
        (
            AttendeeLine("列席", "何安", "电商系学生会", "主席"),
            AttendeeLine("特邀", "欧阳若溪", "共青团澄湖职业技术学院委员会", "办公室副主任"),
        ),
    )


def delegate_forms() -> DelegateForms:
    """A delegate of a class, and one whom the union sends."""
    form = DelegateForm(
        "张喆", "女", "汉族", "共青团员", "2024级", "机电一体化2402班", "机电一体化技术",
        "202424010001", "学习委员", False, "班级选举", "第一代表团", "2026年5月20日",
        "无记名投票", ("46", "40", "36"),
    )  # fmt: skip
    sent = replace(form, name="陈𬭎", core=True, origin="系学生会推选", by_class=False)
    return DelegateForms(CONGRESS, (form, sent))


def candidate_forms() -> CandidateForms:
    """A candidate with everything known, and one of whom nothing is known yet."""
    form = CandidateForm(
        "陈𬭎", "女", "汉族", "共青团员", "2024级", "机电一体化2402班", "机电一体化技术",
        "202424010001", "学生会主席团", "班级学习委员", "机电一体化2402班", "2026年5月20日",
        "2026年5月20日", "第21名，共95人", "2025—2026学年", "0门",
        "任学习委员一年，组织专业技能竞赛集训，获校级二等奖学金。",
    )  # fmt: skip
    unknown = CandidateForm(
        "张喆", "男", "", "", "", "机电一体化2402班", "", "202424010002", "学生会主席团"
    )
    return CandidateForms(CONGRESS, (form, unknown))


def delegate_badges(count: int = 9) -> DelegateBadges:
    """Cards of rare and plain names, the third one printed again."""
    return DelegateBadges(
        CONGRESS,
        tuple(
            Badge(
                "代表证",
                RARE[i % len(RARE)],
                "第一代表团",
                "机电一体化2402班",
                f"1-{i + 1:02}",
                f"2024240100{i:02}",
                i == 2,
            )
            for i in range(count)
        ),
    )


def attendee_badges() -> AttendeeBadges:
    """An observer and a guest."""
    return AttendeeBadges(
        CONGRESS,
        (
            Badge("列席证", "何安", "电商系学生会", "主席"),
            Badge("特邀证", "欧阳若溪", "共青团澄湖职业技术学院委员会", "办公室副主任"),
        ),
    )


def credentials_report(**changes: object) -> CredentialsReport:
    """A review of 92 delegates of 30 classes, nothing open."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "headcount": 1243,
        "origins": (("班级代表", 84), ("系学生会代表", 8)),
        "delegates": 92,
        "classes": tuple(
            ClassLine(
                f"机电一体化24{i:02}班",
                3,
                3,
                date(2026, 5, 20),
                46 - i,
                40 - i,
                "举手表决" if i % 3 == 0 else "无记名投票",
                i != 4,
            )
            for i in range(1, 31)
        ),
        "share_words": "三分之二",
        "over_half": True,
        "kinds": (
            Kind("性别", (("男生", 51), ("女生", 41))),
            Kind("年级", (("2023级", 47), ("2024级", 45)), "各年级、各班级均有代表"),
        ),
        "ordinary": "学生会骨干32人，占32/92（34.8%）",
        "open_points": (),
        "because": "",
        "signers": ("张喆", "陈𬭎"),
        "signed_on": DAY,
    }
    return CredentialsReport(**(values | changes))  # type: ignore[arg-type]


def attendance_book(count: int = 45, congress: Congress = CONGRESS) -> AttendanceBook:
    """One section of delegates."""
    entries = tuple(
        AttendanceEntry(RARE[i % len(RARE)], ("数控2401班", "机电一体化2401班")[i % 2])
        for i in range(count)
    )
    section = AttendanceSection("正式代表", entries)
    return AttendanceBook(congress, "", DAY, HALL, (section,))


def ballot_paper(**changes: object) -> BallotPaper:
    """Eight candidates for three seats, two ballots on a sheet."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "election": "学生会主席团",
        "seats": 3,
        "candidates": ("王䶮", "吴桐", "张喆", "陈𬭎", "林知远", "欧阳若溪", "周𠅤", "赵明珂"),
        "order": ORDER,
        "issuer": "智造与管理系学生会",
        "day": DAY,
        "colour": "浅黄色票",
    }
    return BallotPaper(**(values | changes))  # type: ignore[arg-type]


def issue_report(**changes: object) -> IssueReport:
    """The figures of a round that is sealed."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "election": "学生会主席团选举",
        "day": DAY,
        "due": 92,
        "present": 88,
        "on_leave": 3,
        "printed": 92,
        "issued": 88,
        "left_over": 4,
        "collected": 88,
        "chief_scrutineer": "韩言明",
        "fingerprint": "D0AC-8A31-0F5B-77E2",
    }
    return IssueReport(**(values | changes))  # type: ignore[arg-type]


def tally_sheet(**changes: object) -> TallySheet:
    """Eight candidates, one sheet whose number is filled in by hand."""
    names = ("王䶮", "吴桐", "张喆", "陈𬭎", "林知远", "欧阳若溪", "周𠅤", "赵明珂")
    values: dict[str, object] = {
        "congress": CONGRESS,
        "election": "学生会主席团选举",
        "candidates": names,
    }
    return TallySheet(**(values | changes))  # type: ignore[arg-type]


def cover_letter(files: int = 9) -> CoverLetter:
    """A package of so many files."""
    return CoverLetter(
        CONGRESS,
        ("学院学生会", "共青团澄湖职业技术学院委员会"),
        ("智造与管理系学生会", "智造与管理系团总支"),
        tuple(PackedFile(f"{n:02}-代表名额分配表.pdf", "代表名额分配表", n) for n in range(files)),
        "0123456789abcdef" * 4,
        SIGNED,
    )


def opening_request(**changes: object) -> OpeningRequest:
    """The first request, a month ahead."""
    schedule = (
        Duty("筹备请示", date(2026, 5, 4), date(2026, 5, 6), "秘书"),
        Duty("代表公示", date(2026, 5, 20), date(2026, 5, 22), "秘书"),
        Duty("正式大会", date(2026, 6, 5), date(2026, 6, 5), "大会主席团"),
    )
    values: dict[str, object] = {
        "congress": CONGRESS,
        "addressee": "智造与管理系党总支",
        "issuers": ("智造与管理系学生会", "智造与管理系团总支"),
        "basis": "《学生会组织改革方案》（澄湖委〔2019〕28号）",
        "last_held": date(2025, 6, 6),
        "appointed": Appointed(date(2026, 6, 5), "14时", "图书馆报告厅"),
        "headcount": 412,
        "seats": 88,
        "posts": (("学生会主席团", 3),),
        "top_percent": 30,
        "schedule": schedule,
        "attached": ("代表名额分配表",),
        "signed_on": date(2026, 5, 6),
        "contact": Contact("王老师", "0000-88880205"),
    }
    return OpeningRequest(**(values | changes))  # type: ignore[arg-type]


def second_request(**changes: object) -> SecondRequest:
    """The second request, three working days ahead."""
    people = (("王一", "机电2401班"), ("李雨桐", "机电2402班"))
    told = Notice(date(2026, 5, 27), date(2026, 5, 29), 3, "没有收到异议")
    values: dict[str, object] = {
        "congress": CONGRESS,
        "addressee": "智造与管理系党总支",
        "issuers": ("智造与管理系学生会", "智造与管理系团总支"),
        "reply": "经智造与管理系党总支2026年5月8日批复同意（智党〔2026〕3号）",
        "appointed": Appointed(date(2026, 6, 5), "13时30分", "图书馆报告厅"),
        "headcount": 412,
        "delegates": 88,
        "reviewed": True,
        "delegates_notice": Notice(date(2026, 5, 20), date(2026, 5, 22), 3, "没有收到异议"),
        "slates": (Slate("学生会主席团", 1, people, "按姓氏笔画为序", told),),
        "attached": ("代表名册", "候选人登记表"),
        "signed_on": date(2026, 6, 2),
        "contact": Contact("", "0000-88880205"),
    }
    return SecondRequest(**(values | changes))  # type: ignore[arg-type]


UNION, LEAGUE = "智造与管理系学生会", "智造与管理系团总支"
PLAN = "《学生会组织改革方案》（澄湖委〔2019〕28号）"

REPORT_TEXT = """一、过去一年的工作
一年来，学生会在系党总支领导、团总支指导下，围绕学院中心工作开展服务。
（一）思想引领。组织主题团日活动12次，参加学生1,860人次，宣讲员陈𬭎、王䶮走进每个班级。
（二）服务同学
开放期末自习室4间，收集维修需求96条，全部答复。
1.开展“学长课堂”24场；
2.协调图书馆延长开放时间。
二、存在的不足
深入班级不够，活动形式不多。
三、下一年的打算
把为同学办实事放在首位，请各位代表监督。"""


def work_report(**changes: object) -> WorkReport:
    """A report of three parts, its presidium going out."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "day": DAY,
        "blocks": read(REPORT_TEXT),
        "reporter": "周𠅤",
        "post": "系学生会主席",
    }
    return WorkReport(**(values | changes))  # type: ignore[arg-type]


def cadre_lines() -> tuple[CadreLine, ...]:
    """A cadre of every rare name."""
    return tuple(
        CadreLine(
            name, "女", "共青团员", "机电一体化2402班", "办公室负责人", "2026年6月",
            "18/74", "是", "0门",
        )
        for name in RARE
    )  # fmt: skip


def annual_report(**changes: object) -> AnnualReport:
    """The year of a department of 30 classes."""
    values: dict[str, object] = {
        "congress": CONGRESS,
        "union": UNION,
        "addressees": ("学院学生会", "共青团澄湖职业技术学院委员会"),
        "issuers": (UNION, LEAGUE),
        "plan": PLAN,
        "school_year": "2025—2026",
        "headcount": 1243,
        "held_on": DAY,
        "turnout": TURNOUT,
        "attended": tuple((f"机电一体化24{i:02}班", 3 - i % 2, 3) for i in range(1, 31)),
        "shares": (Share("性别", (("男", 51), ("女", 41))),),
        "votes": (
            Votes(
                "学生会主席团",
                tuple((line.name, line.approve, line.oppose, line.abstain) for line in LINES),
                45,
                ELECTED,
            ),
        ),
        "winners": tuple((name, "学生会主席团成员") for name in ELECTED),
        "adopted": ("工作报告", "选举办法"),
        "opinions": ("希望实训楼晚间延长开放", "食堂增加清真窗口。"),
        "proposals": 7,
        "report": True,
        "signed_on": SIGNED,
    }
    return AnnualReport(**(values | changes))  # type: ignore[arg-type]


def year_papers() -> tuple[Paper, ...]:
    """Papers 20 to 31 with something on them."""
    rating = ((40, 10, 2, 0),) * 5
    scores = tuple(Score(f"第{n}项", "20", ("90", "88", "92", "91"), "18.1") for n in range(5))
    people = tuple(Recommended(name, "男", "汉族", "群众", "数控2401班", "班长") for name in RARE)
    return (
        ProposalForm(
            CONGRESS, "001", "延长实训楼开放时间", "教育教学", "张喆", "数控2401班", "第一代表团",
            ("陈𬭎", "周𠅤"), 2, "晚间实训楼不开放。", "周一至周四延长至21时。", "立案",
        ),
        ProposalSummary(
            CONGRESS,
            (ProposalLine("001", "延长开放", "教育教学", "张喆", "陈𬭎、周𠅤", "立案", "教务科",
                          "满意"),),
        ),
        ProposalReply(CONGRESS, "001", "延长开放", "张喆", "数控班", "教务科", "已办。", "满意"),
        DutySheet(UNION, tuple((name, "部长") for name in RARE)),
        RatingSummary(UNION, tuple(Rating(name, "部长", rating, 52) for name in RARE), 60, 54, 52),
        CadreReviews(
            UNION,
            reviews=(
                CadreReview("李㛃", "女", "共青团员", "数控2401班", "部长", "2025年6月",
                            "2025—2026学年", scores, "90.5", "优秀", "完成全部工作。"),
            ),
        ),
        Evaluation(UNION, LEAGUE, "2025—2026学年", 400, 380, 372,
                   (Question("满意度", (("满意", 300), ("不满意", 72))),)),
        CadreFile(UNION, LEAGUE, cadre_lines(), "2025—2026学年第一学期", SIGNED),
        CadreNotice(UNION, LEAGUE, "系团总支办公室（0000-88880205）", cadre_lines(), SIGNED),
        CadreExit(UNION, "王䶮", "男", "群众", "物流2401班", "副部长", "2025年6月", "不能完成学业",
                  "免职", "本人转专业。", "主席团会议讨论通过。", "已移交。"),
        Recommendation("智造与管理系", STANDING, people, "由系学生代表大会推选。"),
        SelfAssessment(UNION, LEAGUE, PLAN,
                       tuple(Item("大会每年召开一次", "是", "已召开。", "改革方案二.3")
                             for _ in range(24)), SIGNED),
        annual_report(),
        Accounts(UNION, LEAGUE, "2025—2026学年", 12000,
                 (Entry("2026-03-01", "会费", 500000, 0, "收1"),
                  Entry("2026-06-12", "印刷", 0, 128050, "支1"))),
        Catalogue(CONGRESS, UNION, SIGNED, tuple(
            Filed(f"文书{n}", DAY, n, "已签回", "D0AC-8A31-0F5B-77E2") for n in range(1, 36))),
    )  # fmt: skip


def blank_papers() -> tuple[Paper, ...]:
    """The forms that are filled in by hand."""
    return (
        ProposalForm(CONGRESS),
        ProposalSummary(CONGRESS),
        ProposalReply(CONGRESS),
        DutySheet(UNION),
        RatingSummary(UNION),
        CadreReviews(UNION),
        Evaluation(UNION, LEAGUE),
        CadreFile(UNION, LEAGUE),
        CadreNotice(UNION, LEAGUE, "系团总支办公室"),
        CadreExit(UNION),
        Recommendation("智造与管理系", STANDING),
        SelfAssessment(UNION, LEAGUE, PLAN),
        Accounts(UNION, LEAGUE),
    )


def notice_sheet(kind: NoticeKind) -> NoticeSheet:
    """A public notice of its kind with names of every sort."""
    return NoticeSheet(
        CONGRESS,
        kind,
        "" if kind is NoticeKind.DELEGATES else "学生会主席团",
        3,
        ()
        if kind is NoticeKind.CALL
        else tuple(Person(name, f"会计240{n % 2 + 1}班") for n, name in enumerate(RARE)),
        "" if kind is NoticeKind.DELEGATES else ORDER,
        date(2026, 6, 3),
        date(2026, 6, 5),
        3,
        "系团总支办公室（实训楼205室，0000-88880205）",
        UNION,
        ("政治合格、学习优秀。", "学习成绩综合排名在本专业前30%以内。"),
    )


def meeting_papers() -> tuple[Paper, ...]:
    """What is printed for the sittings and from them."""
    items = ("签到", "清点人数", "审议工作报告", "选举", "闭幕")
    long = "现在进行选举。请总监票人韩言明、监票人陈𬭎就位，当众检查票箱；有没有漏发或者多发的？"
    return (
        ReplySheet(CONGRESS, "召开请示", UNION, "智党〔2026〕3号", DAY, "系党总支", True, "照办。"),
        ElectionRulesPaper(
            CONGRESS,
            tuple(
                RuleClause(f"第{n}条", "选举采用无记名投票方式，每人一票，不得委托他人投票。",
                           ("赞成的人数超过应选人数的；", "没有加盖印章的。") if n == "四" else ())
                for n in "一二三四五六七八九"
            ),
            AdoptedBy(DAY, 88, 86, 1, 1),
        ),
        AgendaPaper(CONGRESS, DAY, HALL, tuple(
            AgendaPart(part, tuple(AgendaLine(f"14:{n:02}", item, "王䶮") for n, item in
                                   enumerate(items)))
            for part in ("预备会议", "正式会议")
        )),
        OfficialsList(CONGRESS, (
            OfficialGroup("总监票人", (("韩言明", "数控2401班"),)),
            OfficialGroup("监票人", (("陈𬭎", "物流2402班"), ("周𠅤", "数控2402班"))),
        )),
        ScriptPaper(CONGRESS, "正式会议", tuple(
            ScriptItem(f"14:{n:02}", item, (long,) * 3) for n, item in enumerate(items)
        )),
        Resolution(CONGRESS, "关于工作报告的决议", DAY, (long,) * 2,
                   ShowOfHands(92, 88, 86, 1, 1, "过半数须45票以上")),
        CharterComparison(CONGRESS, UNION, DAY, tuple(
            ComparedClause(f"第{n}条", f"学生会设{n}个部门。", f"学生会至多设{n}个部门。", "精简。")
            for n in "一二三四五六七八九"
        ), False),
        MinutesPaper(CONGRESS, DAY, HALL, "王䶮", "李㛃", tuple(
            MinutePart(part, tuple(MinuteLine(f"14:{n:02}", long, ("张喆补充说明。",))
                                   for n in range(9)))
            for part in ("预备会议", "正式会议")
        )),
    )  # fmt: skip


def every_paper() -> tuple[Paper, ...]:
    """Each paper once."""
    return (
        opening_request(),
        second_request(),
        quota_table(),
        delegate_forms(),
        candidate_forms(),
        delegate_list(),
        credentials_report(),
        delegate_badges(),
        attendee_badges(),
        attendance_book(),
        ballot_paper(),
        issue_report(),
        tally_sheet(),
        count_report(),
        result_report(),
        cover_letter(),
        work_report(),
        *map(notice_sheet, NoticeKind),
        *meeting_papers(),
        *year_papers(),
    )
