"""The sentences of papers that a department words in its own way, with the facts in their places.

A sentence is text with the names of facts in braces: 根据{依据}，… The facts themselves are no part
of it: they are put in when the paper is set. A paper carries the sentences that depart from the
program's own, so that its fingerprint covers them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, runtime_checkable

from sudesk.papers.base import Paper
from sudesk.papers.characters import clean
from sudesk.papers.faces import Face
from sudesk.papers.typesetting import characters

LONGEST = 400
_PLACE = re.compile(r"\{([^{}]*)\}")

Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its key, what it is, the program's own words, and facts it cannot do without.

    ``needed`` are the names of facts that must stand in every wording of it.
    """

    key: str
    label: str
    text: str
    needed: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts that may stand in it."""
        return tuple(dict.fromkeys(_PLACE.findall(self.text)))

    def fault(self, text: str) -> str:
        """Say what is wrong with a wording, empty where it can be printed."""
        if not text.strip():
            return "句子不能空着"
        if len(text) > LONGEST:
            return f"句子太长，最多{LONGEST}个字"
        named = _PLACE.findall(text)
        if re.search(r"[{}]", _PLACE.sub("", text)):
            return "“{”和“}”要成对，中间写事实的名称"
        if strange := [name for name in named if name not in self.facts]:
            known = "、".join(f"{{{name}}}" for name in self.facts)
            may = f"可以用{known}" if known else "这句话里没有事实"
            return f"“{{{strange[0]}}}”不是这句话里的事实，{may}"
        if missing := [name for name in self.needed if name not in named]:
            return f"少了{{{missing[0]}}}，这个事实必须写在句子里"
        return ""


@runtime_checkable
class Worded(Protocol):
    """A paper with sentences of its own wording; ``wording`` holds those that were changed."""

    @property
    def wording(self) -> Words:
        """The changed sentences by key."""

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of this very paper, in their order."""


P = TypeVar("P", bound=Paper)


def said(paper: Worded, sentence: Sentence, /, **facts: str) -> str:
    """Return a sentence as the department words it, with its facts."""
    text = dict(paper.wording).get(sentence.key, sentence.text)
    return _PLACE.sub(lambda place: facts[place[1]], text)


def reworded(paper: P, own: Mapping[str, str]) -> P:
    """Return a paper with the department's sentences; others are no business of it."""
    changed = [
        (one.key, text)
        for one in sentences_of(paper)
        if (text := own.get(one.key, one.text)) != one.text
    ]
    return replace(paper, **{"wording": tuple(changed)}) if sentences_of(paper) else paper


def sentences_of(paper: Paper) -> tuple[Sentence, ...]:
    """Return the sentences of a paper that the department may word, empty where there are none."""
    any_paper: object = paper
    return any_paper.sentences() if isinstance(any_paper, Worded) else ()


def printable(text: str) -> str:
    """Return a wording without breaks and invisible characters; UnprintableError names others."""
    plain = clean(text).strip()
    characters(plain, Face.BODY)
    return plain


# Papers 1: the requests to the Party organisation.
REQUEST_TO = Sentence("request.to", "主送", "{主送}", ("主送",))
REQUEST_REASON = Sentence(
    "request.reason",
    "召开请示，事由",
    "根据{依据}，系（院）学生代表大会或者全体学生大会每年召开一次。{上次大会}按期应当召开{大会}。"
    "现将召开{系}{形式}的有关事项请示如下。",
    ("依据", "大会"),
)
REQUEST_CANDIDATES = Sentence(
    "request.candidates",
    "召开请示，候选人的产生",
    "候选人由班级推荐和本人自荐产生，须政治合格、学习优秀、品德良好、作风过硬、群众基础好，"
    "学习成绩综合排名在本专业前{排名}以内，且无课程不及格，经{审查单位}审查、{主送}同意后公示。",
    ("排名",),
)
REQUEST_ASK = Sentence("request.ask", "结尾", "妥否，请批示。")
SECOND_REASON = Sentence(
    "second.reason",
    "二次请示，事由",
    "{批复}{大会}的筹备工作已经就绪。现将筹备情况和正式召开的有关事项请示如下。",
    ("大会",),
)
SECOND_MEETING = Sentence(
    "second.meeting",
    "二次请示，会议安排",
    "拟于{时间地点}召开。会前召开预备会议，通过议程、选举办法、监票人和计票人名单；"
    "正式会议听取和审议工作报告，进行选举，通过决议。",
    ("时间地点",),
)

# Paper 6: the report on the delegates' credentials.
CREDENTIALS_TO = Sentence("credentials.to", "称呼", "各位代表")
CREDENTIALS_OPENING = Sentence(
    "credentials.opening",
    "开头",
    "受大会筹备委员会委托，{审查组}对出席{大会}的代表进行了资格审查。现将审查情况报告如下。",
    ("大会",),
)
CREDENTIALS_FINDING = Sentence(
    "credentials.finding",
    "审查结论",
    "审查组认为，{代表}的产生符合规定程序，代表构成具有广泛性，代表资格有效。",
    ("代表",),
)
CREDENTIALS_END = Sentence("credentials.end", "结尾", "以上报告，请大会审议。")

# Paper 8: public notices.
NOTICE_CALL = Sentence(
    "notice.call",
    "报名公告，开头",
    "{大会}将选举{职务}{名额}。现面向全体同学公开报名，凡符合条件的同学均可报名或者推荐他人。",
    ("大会", "职务", "名额"),
)
NOTICE_DELEGATES = Sentence(
    "notice.delegates",
    "代表公示，开头",
    "经各班级选举、代表资格审查，产生{大会}代表{人数}。现将名单公示如下。",
    ("大会", "人数"),
)
NOTICE_CANDIDATES = Sentence(
    "notice.candidates",
    "候选人公示，开头",
    "经提名、资格审查，并报上级审定，确定{大会}{职务}候选人{人数}，应选{名额}。现将名单公示如下。",
    ("大会", "职务", "人数", "名额"),
)
NOTICE_RESULT = Sentence(
    "notice.result",
    "结果公示，开头",
    "经{大会}选举，{职务}{人数}成员已经产生。现将结果公示如下。",
    ("大会", "职务", "人数"),
)
NOTICE_DAYS = Sentence(
    "notice.days",
    "公示期和异议",
    "公示期为{公示期}。公示期间，如对公示内容有异议，请向{受理单位}反映。"
    "反映情况应当实事求是，提倡署名，反映人的情况予以保密。",
    ("公示期", "受理单位"),
)
NOTICE_CALL_DAYS = Sentence(
    "notice.call_days",
    "报名时间",
    "报名时间为{公示期}，报名处：{受理单位}。",
    ("公示期", "受理单位"),
)

# Paper 16: the report of the result.
RESULT_TO = Sentence("result.to", "主送", "{主送}", ("主送",))
RESULT_OPENING = Sentence(
    "result.opening",
    "开头",
    "根据《{选举办法}》，{批复}{大会}于{日期}{地点}召开，进行了{选举}。现将结果报告如下。",
    ("选举办法", "大会", "日期", "选举"),
)
RESULT_END = Sentence("result.end", "结尾", "选票已封存备查。特此报告。")

# Paper 17: the work report.
WORK_TO = Sentence("work.to", "称呼", "{代表}老师们、同学们")

# Paper 28: the yearly report to the college union.
YEAR_TO = Sentence("year.to", "主送", "{主送}", ("主送",))
YEAR_OPENING = Sentence(
    "year.opening",
    "开头",
    "根据{依据}，现将{学生会}{学年}工作情况和学生的意见建议报告如下。",
    ("学生会", "学年"),
)
YEAR_END = Sentence("year.end", "结尾", "特此报告。")
