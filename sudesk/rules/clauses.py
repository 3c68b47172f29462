"""The election rules as clauses in official Chinese: 第一条 …, each with the number it is cited by.

One source for the preview on the screen, for paper 9 and for what gates cite (选举办法第三条). The
clauses and their numbers are the same in every congress; only their words follow its terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sudesk.rules.election_rules import (
    CandidateVoters,
    CountingWay,
    DueRule,
    MarkStyle,
    NameOrder,
    Share,
    Terms,
    VoidReason,
)
from sudesk.rules.numerals import fraction, numeral
from sudesk.rules.voting import Base, ShortfallRule, TieRule, WriteInRule
from sudesk.terms import ChairForm, CongressKind, VoteForm

TITLE = "选举办法"


class Topic(Enum):
    """What a clause is about, in the order of the clauses."""

    PURPOSE = "目的"
    VOTERS = "选举人"
    QUORUM = "到会人数"
    CHAIR = "选举的职务"
    CONTEST = "差额"
    NOTICE = "公示"
    ORDER = "姓名次序"
    OFFICIALS = "监票、计票人"
    SECRET = "投票方式"
    MARKS = "选票的填写"
    WRITE_INS = "另选他人"
    BALLOT = "选票的效力"
    ELECTION = "选举的效力"
    LINE = "当选"
    TIE = "得票相等"
    SHORTFALL = "名额不足"
    COUNTING = "计票"
    PROCEDURE = "程序性表决"
    CHARTER = "章程"
    EFFECT = "生效和修改"

    @property
    def number(self) -> int:
        """The number of its clause, counted from 1."""
        return list(Topic).index(self) + 1


# Which clause a parameter of the terms stands in.
TOPICS: Mapping[str, Topic] = {
    "quorum": Topic.QUORUM,
    "due": Topic.VOTERS,
    "chair": Topic.CHAIR,
    "candidates_vote": Topic.VOTERS,
    "margin": Topic.CONTEST,
    "order": Topic.ORDER,
    "notice_days": Topic.NOTICE,
    "scrutineers": Topic.OFFICIALS,
    "tellers": Topic.OFFICIALS,
    "marks": Topic.MARKS,
    "write_ins": Topic.WRITE_INS,
    "voids": Topic.BALLOT,
    "line": Topic.LINE,
    "tie": Topic.TIE,
    "shortfall": Topic.SHORTFALL,
    "counting": Topic.COUNTING,
    "procedure": Topic.PROCEDURE,
    "procedure_by": Topic.PROCEDURE,
    "charter": Topic.CHARTER,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its words, and the cases that it lists under （一）（二）."""

    topic: Topic
    words: str
    cases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its number as it stands before it: 第一条."""
        return f"第{numeral(self.topic.number)}条"


def citation(topic: Topic) -> str:
    """Return how a clause is cited: 选举办法第三条."""
    return f"{TITLE}第{numeral(topic.number)}条"


def clauses(terms: Terms, kind: CongressKind) -> tuple[Clause, ...]:
    """Return the election rules of a congress, clause by clause."""
    member = "代表" if kind is CongressKind.DELEGATES else "学生"
    words = {
        Topic.PURPOSE: f"为做好{kind.label}的选举工作，保障{member}的民主权利，"
        "根据学校关于学生会组织改革的有关规定，制定本办法。",
        Topic.VOTERS: _voters(terms, kind),
        Topic.QUORUM: f"实到{member}{share_words(terms.quorum, f'应到{member}')}，方可开会、"
        "进行选举。发放选票前，应当再次清点到会人数。",
        Topic.CHAIR: _chair(terms),
        Topic.CONTEST: _contest(terms),
        Topic.NOTICE: "候选人名单和选举结果应当公示，公示期不少于"
        f"{_number(terms.notice_days)}个工作日。公示期满且异议处理完毕的，方可进行下一步。",
        Topic.ORDER: _order(terms),
        Topic.OFFICIALS: _officials(terms, member),
        Topic.SECRET: f"选举采用无记名投票方式。到会{member}每人一票，不得委托他人投票。"
        "选票上不编号，不作可以辨认投票人的记号。",
        Topic.MARKS: _marks(terms.marks),
        Topic.WRITE_INS: _write_ins(terms),
        Topic.BALLOT: f"每张选票赞成的人数{_included(terms)}等于或者少于应选人数的有效。"
        "有下列情形之一的，整张选票无效：",
        Topic.ELECTION: "收回的选票等于或者少于发出的选票，选举有效；多于发出的选票，选举无效，"
        "应当重新投票。",
        Topic.LINE: _line(terms, member),
        Topic.TIE: _tie(terms),
        Topic.SHORTFALL: _shortfall(terms),
        Topic.COUNTING: _counting(terms),
        Topic.PROCEDURE: f"本办法、议程、监票人名单等程序性事项，采用{terms.procedure_by.label}"
        "的方式，依次表决同意、反对、弃权，同意的人数"
        f"{share_words(terms.procedure, f'实到{member}')}的，为通过。",
        Topic.CHARTER: "制定、修改学生会章程，同意的人数"
        f"{share_words(terms.charter, f'实到{member}')}的，为通过。",
        Topic.EFFECT: "本办法经大会表决通过后生效，由大会主席团负责解释。通过后确需修改的，"
        "应当由大会重新表决；选票发出后不得修改。",
    }
    return tuple(
        Clause(topic, words[topic], _cases(terms) if topic is Topic.BALLOT else ())
        for topic in Topic
    )


def share_words(share: Share, base: str) -> str:
    """Say what is enough of a base: 不少于应到代表的三分之二, 超过实到代表的半数."""
    least = "不少于" if share.inclusive else "超过"
    return f"{least}{base}的{fraction(share.part, share.whole)}"


def marks_legend(approve: str, oppose: str) -> str:
    """Say how to mark a name, as ballot and clause do."""
    return f"同意的，在姓名上方符号栏画“{approve}”；不同意的画“{oppose}”；弃权的不画符号。"


def _number(number: int) -> str:
    """Write a number before a measure word."""
    return "两" if number == 2 else numeral(number)


def _voters(terms: Terms, kind: CongressKind) -> str:
    if kind is CongressKind.DELEGATES:
        due = "应到人员为大会正式代表，列席、特邀人员没有选举权和表决权。"
    elif terms.due is DueRule.WHOLE_ROLL:
        due = "应到人员为全体在册学生。"
    else:
        due = (
            "应到人员为全体在册学生。因顶岗实习、休学等不能到会的，经逐人说明理由并列出名单，"
            "可以不计入应到人数。"
        )
    voting = {
        CandidateVoters.YES: "候选人是应到人员的，享有选举权和表决权。",
        CandidateVoters.NO: "候选人不参加投票，不计入应到人数。",
        CandidateVoters.WITHOUT_SEAT: "候选人享有选举权和表决权，不占代表名额。"
        if kind is CongressKind.DELEGATES
        else "候选人享有选举权和表决权。",
    }
    return due + voting[terms.candidates_vote]


def _chair(terms: Terms) -> str:
    # 改革方案二.3 and 二.4 contradict each other; the congress settles it (rule book, section 3).
    forms = {
        ChairForm.SEPARATE: "主席由大会单独投票选举产生。",
        ChairForm.AMONG_ELECTED: "主席团选出后，由大会在当选的主席团成员中投票选举主席。",
        ChairForm.ROTATING: "不设主席，执行主席由主席团成员按学期轮值担任。",
    }
    return f"大会选举产生学生会主席团，成员不超过三名。{forms[terms.chair]}"


def _contest(terms: Terms) -> str:
    margin = terms.margin
    if not margin.more and not margin.percent:
        return "实行等额选举的，候选人人数可以等于应选人数，但不得少于应选人数。"
    least = []
    if margin.percent:
        least.append(f"差额比例不低于应选人数的{margin.percent}%")
    if margin.more:
        least.append(f"候选人至少比应选人数多{_number(margin.more)}名")
    return (
        f"选举实行差额选举，{'，且'.join(least)}。达不到差额要求的，应当由负责人署名说明理由，"
        "并写入选举结果报告；候选人人数不得少于应选人数。"
    )


def _order(terms: Terms) -> str:
    order = {
        NameOrder.STROKES: "选票上的候选人和公布的当选人，均以姓氏笔画为序",
        NameOrder.AS_SET: "选票上的候选人和公布的当选人，均以大会主席团确定的次序为序",
    }
    return f"{order[terms.order]}；公布计票结果，以得票多少为序。"


def _officials(terms: Terms, member: str) -> str:
    few, many = terms.scrutineers
    number = f"{_number(few)}名" if few == many else f"{numeral(few)}至{numeral(many)}名"
    hands = "举手" if terms.procedure_by is VoteForm.HANDS else ""
    return (
        f"设总监票人一名、监票人{number}，由大会主席团从到会{member}中提名，经大会{hands}表决通过；"
        f"设计票人不少于{_number(terms.tellers)}名，由大会主席团指定，在监票人监督下工作。"
        "候选人不得担任监票人、计票人。"
    )


def _marks(marks: MarkStyle) -> str:
    legend = marks_legend(marks.approve, marks.oppose)
    return f"{legend}某一姓名的符号画错或者无法辨认的，对该人按弃权计。"


def _write_ins(terms: Terms) -> str:
    sign = f"在“另选他人”栏写明姓名，并在姓名上方画“{terms.marks.approve}”"
    return {
        WriteInRule.ALL: f"投票人可以另选他人。另选他人的，{sign}。",
        WriteInRule.OPPOSERS: f"不同意候选人的，可以另选他人，{sign}；"
        "另选的人数不得超过不同意的人数，超过的部分不计。",
        WriteInRule.NONE: "不另选他人。在选票上另写姓名的，不予计票。",
    }[terms.write_ins]


def _included(terms: Terms) -> str:
    return "" if terms.write_ins is WriteInRule.NONE else "（含另选他人）"


def _cases(terms: Terms) -> tuple[str, ...]:
    words = {
        VoidReason.OVERVOTE: f"赞成的人数{_included(terms)}超过应选人数的",
        VoidReason.ILLEGIBLE: "整张选票的符号、字迹无法辨认的",
        VoidReason.UNSEALED: "没有加盖印章的",
        VoidReason.EXTRA_MARK: "写有规定以外的符号、文字的",
        VoidReason.WRONG_FORM: "不是大会统一印制的选票的",
    }
    return tuple(words[reason] for reason in VoidReason if reason in terms.voids)


def _line(terms: Terms, member: str) -> str:
    line = terms.line
    if line.base is Base.NONE:
        return "候选人和另选的人以得票多少为序，得票多的当选，直到取满应选名额；至少得一票。"
    of_people = line.base in (Base.ENTITLED, Base.PRESENT)
    base = f"{line.base.label}{member}" if of_people else f"{line.base.label}选票"
    share = share_words(Share(*line.over, line.inclusive), base)
    return f"赞成票{share}的，始得当选。达到当选票数的人数多于应选名额时，以得票多的当选。"


def _tie(terms: Terms) -> str:
    after = {
        TieRule.RE_BALLOT: "应当就票数相等的人再次投票",
        TieRule.VACANT: "票数相等的人都不当选，名额空缺",
    }
    return f"因票数相等不能确定当选人时，{after[terms.tie]}。不以抽签等方式决定。"


def _shortfall(terms: Terms) -> str:
    after = {
        ShortfallRule.SECOND_BALLOT: "应当就缺额在未当选的候选人中，从得票多的起确定候选人，"
        "另行选举",
        ShortfallRule.VACANT: "不足的名额空缺，留待以后选举",
    }
    return f"当选人数少于应选名额时，{after[terms.shortfall]}。"


def _counting(terms: Terms) -> str:
    ways = {
        CountingWay.TWICE: "选票由两名计票人各自独立逐张录入，不一致的，由监票人对照选票核定",
        CountingWay.TOTALS: "选票分捆唱票、记票，每捆的合计由两名计票人各自独立录入，"
        "不一致的，由监票人对照选票核定",
        CountingWay.ONE_TELLER: "选票由一名计票人在监票人监督下逐张录入",
    }
    return (
        f"{ways[terms.counting]}。计票结果由总监票人、监票人、计票人签字，"
        "由总监票人向大会报告，选票封存备查。"
    )
