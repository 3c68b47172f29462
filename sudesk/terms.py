"""Chinese words used in more than one place, and the enumerations that they name.

Each enumeration's value is what is stored; its ``label`` is what people read.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A stored word with the Chinese word that people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member from its stored value and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class CongressKind(Term):
    """The two forms of the yearly meeting (改革方案二.3)."""

    DELEGATES = "delegates", "学生代表大会"
    ASSEMBLY = "assembly", "全体学生大会"


class Status(Term):
    """The standing of a student on the roll."""

    ACTIVE = "active", "在读"
    SUSPENDED = "suspended", "休学"
    RETAINED = "retained", "保留学籍"
    ENLISTED = "enlisted", "应征入伍"
    WITHDRAWN = "withdrawn", "退学"
    TRANSFERRED = "transferred", "转出"
    GRADUATED = "graduated", "毕业"
    LEFT = "left", "离班"

    @property
    def counts(self) -> bool:
        """Whether a student of this standing counts in the headcount (rule D5)."""
        return self not in (Status.WITHDRAWN, Status.TRANSFERRED, Status.GRADUATED, Status.LEFT)


class Mark(Term):
    """What a ballot says of one listed candidate."""

    APPROVE = "approve", "赞成"
    OPPOSE = "oppose", "反对"
    ABSTAIN = "abstain", "弃权"


class Outcome(Term):
    """What the count decides for one name."""

    ELECTED = "elected", "当选"
    TIED = "tied", "平票"
    OVER_LINE_NO_SEAT = "over_line_no_seat", "过线未当选"
    BELOW_LINE = "below_line", "未过线"
    NOT_DECIDED = "not_decided", "未决定"


class NextStep(Term):
    """What the rules ask for after a count."""

    NONE = "none", "选举完成"
    RE_BALLOT = "re_ballot", "就平票者再次投票"
    SECOND_BALLOT = "second_ballot", "就缺额另行选举"
    REPEAT = "repeat", "选举无效，重新投票"


class Presence(Term):
    """Where someone who is due at a sitting is."""

    ABSENT = "absent", "未到"
    PRESENT = "present", "已到"
    ON_LEAVE = "on_leave", "请假"
    OUT = "out", "离会"


class Role(Term):
    """Who watches and who counts."""

    CHIEF_SCRUTINEER = "chief_scrutineer", "总监票人"
    SCRUTINEER = "scrutineer", "监票人"
    TELLER = "teller", "计票人"


class Grade(Term):
    """How strictly a rule binds (rule book, head)."""

    HARD = "hard", "硬性规定"
    PRINCIPLE = "principle", "原则上"
    NOTE = "note", "提示"
    REFERENCE = "reference", "参照"


class Verdict(Term):
    """What a rule says of the present facts."""

    ALLOWED = "allowed", "允许"
    NOTED = "noted", "提示"
    WARNED = "warned", "须说明理由"
    BLOCKED = "blocked", "不允许"


class RoundKind(Term):
    """Why a round of ballots is held."""

    FIRST = "first", "第一次投票"
    RE_BALLOT = "re_ballot", "就平票者再次投票"
    SECOND_BALLOT = "second_ballot", "就缺额另行选举"
    REPEAT = "repeat", "重新投票"


class RoundState(Term):
    """How far a round of ballots is."""

    PREPARING = "preparing", "准备选票"
    VOTING = "voting", "投票"
    COUNTING = "counting", "计票"
    SEALED = "sealed", "已封存"


class StageState(Term):
    """How a stage of the congress stands."""

    DONE = "done", "已完成"
    AT_HAND = "at_hand", "进行中"
    TO_COME = "to_come", "未开始"


class QuotaMethod(Term):
    """How the seats of the classes are found (rule book, section 5)."""

    SHARE = "share", "总数按最大余数法分配"
    PERCENT = "percent", "按学生人数的百分比"
    FIXED = "fixed", "每班名额相同"
    BY_GRADE = "by_grade", "按年级定百分比"


class SeatKind(Term):
    """Where a delegate's seat comes from."""

    CLASS = "class", "班级选举"
    ORGANISATION = "organisation", "组织推选"
    EX_OFFICIO = "ex_officio", "当然代表"


class VoteForm(Term):
    """How a class meeting voted."""

    SECRET = "secret", "无记名投票"
    HANDS = "hands", "举手表决"


class Category(Term):
    """Who comes to the congress without a vote."""

    OBSERVER = "observer", "列席"
    GUEST = "guest", "特邀"


class ChairForm(Term):
    """Who becomes chair of the union, the contradiction of 改革方案二.3 and 二.4."""

    SEPARATE = "separate", "主席单独选举"
    AMONG_ELECTED = "among_elected", "先选主席团，再从当选人中选主席"
    ROTATING = "rotating", "选举主席团，执行主席按学期轮值"


class Quality(Term):
    """The five qualities of a candidate that people judge (改革方案二.7)."""

    POLITICS = "politics", "政治合格"
    STUDY = "study", "学习优秀"
    CHARACTER = "character", "品德良好"
    CONDUCT = "conduct", "作风过硬"
    SUPPORT = "support", "群众基础好"


class Approver(Term):
    """Who gives an opinion on a candidate, in the order in which they are asked."""

    CLASS = "class", "班级"
    LEAGUE = "league", "系团总支"
    PARTY = "party", "系党总支"


class NoticeKind(Term):
    """What is put up in public."""

    CALL = "call", "报名公告"
    DELEGATES = "delegates", "代表名单公示"
    CANDIDATES = "candidates", "候选人公示"
    RESULT = "result", "选举结果公示"


class Ruled(Term):
    """What became of an objection to a notice."""

    PENDING = "pending", "处理中"
    UPHELD = "upheld", "成立"
    DISMISSED = "dismissed", "不成立"


class SittingKind(Term):
    """The two sittings of a congress."""

    PREPARATORY = "preparatory", "预备会议"
    FORMAL = "formal", "正式会议"


class Move(Term):
    """What happened to someone's presence at a sitting."""

    IN = "in", "到会"
    OUT = "out", "离会"
    LEAVE = "leave", "请假"
    UNDO = "undo", "撤销"


class AgendaTask(Term):
    """What an item of the agenda is for; the four tasks of a congress are among them (B1)."""

    CHECK_IN = "check_in", "签到"
    PASS_AGENDA = "pass_agenda", "通过议程"
    CREDENTIALS = "credentials", "代表资格审查报告"
    RULES = "rules", "通过选举办法"
    OFFICIALS = "officials", "通过监票人、计票人名单"
    PRESIDIUM = "presidium", "通过大会主席团名单"
    COUNT = "count", "清点人数，宣布大会有效"
    ANTHEM = "anthem", "唱国歌"
    OPENING = "opening", "致开幕词"
    REPORT = "report", "审议工作报告"
    CHARTER = "charter", "审议章程"
    SPEECHES = "speeches", "候选人发言"
    RECOUNT = "recount", "再次清点人数"
    BALLOT = "ballot", "发票、投票、收票"
    TALLY = "tally", "计票，宣布结果"
    OPINIONS = "opinions", "征求意见和建议"
    RESOLUTION = "resolution", "通过决议"
    CLOSING = "closing", "闭幕"
    OTHER = "other", "其他事项"


class MotionKind(Term):
    """What is put to the vote by show of hands."""

    AGENDA = "agenda", "大会议程"
    CREDENTIALS = "credentials", "代表资格审查报告"
    RULES = "rules", "选举办法"
    OFFICIALS = "officials", "监票人、计票人名单"
    PRESIDIUM = "presidium", "大会主席团名单"
    REPORT = "report", "工作报告"
    CHARTER = "charter", "章程"
    RESOLUTION = "resolution", "决议"
    AMENDMENT = "amendment", "修正案"
    OTHER = "other", "其他事项"


class Seat(Term):
    """What someone is in the presidium of the congress (大会主席团)."""

    CHAIR = "chair", "执行主席"
    MEMBER = "member", "成员"
    SECRETARY = "secretary", "大会秘书长"


class NoteKind(Term):
    """What was said from the floor."""

    OPINION = "opinion", "意见建议"
    PROPOSAL = "proposal", "提案"
    QUESTION = "question", "提问"


class PaperState(Term):
    """How far a paper is on its way to the signed copy in the file."""

    MISSING = "missing", "还不能打印"
    READY = "ready", "可打印"
    PRINTED = "printed", "已打印"
    SIGNED = "signed", "已签回"
    STALE = "stale", "已作废"


class ScanKind(Term):
    """What a scan of a signed copy is as a file."""

    PDF = "pdf", "PDF 文件"
    JPEG = "jpg", "JPG 图片"
    PNG = "png", "PNG 图片"
