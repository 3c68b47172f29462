"""The chair's script (主持词), step by step: what is known stands in it, what is not stays blank.

Stage directions stand in brackets. Every number is passed in; nothing is counted here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sudesk.rules.clauses import marks_legend, share_words
from sudesk.rules.election_rules import Share, Terms
from sudesk.rules.numerals import numeral
from sudesk.rules.voting import WriteInRule
from sudesk.terms import AgendaTask, MotionKind, SittingKind

BLANK = "____"

Paragraphs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is due and who is there; None where nobody has counted yet."""

    due: int | None = None
    present: int | None = None
    on_leave: int | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion at its vote by show of hands; ``adopted`` is None until it is decided."""

    title: str
    present: int | None = None
    approve: int | None = None
    oppose: int | None = None
    abstain: int | None = None
    adopted: bool | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """An election by ballot: who stands, and as far as there is a count, what it says.

    ``elected`` stands in the order of the ballot; ``after`` says what a count without a whole
    result asks for, empty otherwise.
    """

    post: str
    seats: int
    candidates: tuple[str, ...]
    order: str
    contested: bool
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    void: int | None = None
    needed: int | None = None
    elected: tuple[str, ...] | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the script of one item can say."""

    congress: str
    sitting: SittingKind
    member: str
    title: str
    speaker: str
    terms: Terms
    presence: Presence = Presence()
    when: str = ""
    place: str = ""
    items: tuple[str, ...] = ()
    votes: Mapping[MotionKind, tuple[Vote, ...]] = field(default_factory=dict)
    polls: tuple[Poll, ...] = ()
    officials: tuple[tuple[str, tuple[str, ...]], ...] = ()
    presidium: tuple[tuple[str, tuple[str, ...]], ...] = ()
    charter: tuple[int, int, int] = (0, 0, 0)  # clauses changed, added, deleted
    opinions: int = 0


def script(task: AgendaTask, known: Known) -> Paragraphs:
    """Return what the chair says at an item, paragraph by paragraph."""
    return _WORDS[task](known)


def _number(value: int | None) -> str:
    return BLANK if value is None else str(value)


def _all(known: Known) -> str:
    return f"各位{'代表' if known.member == '代表' else '同学'}"


def _names(names: Sequence[str]) -> str:
    return "、".join(names) or BLANK


def _ask(known: Known, speaker: str) -> str:
    return known.speaker or speaker


def _check_in(known: Known) -> Paragraphs:
    room = "，按代表团就座" if known.member == "代表" else "，按班级就座"
    starts = f"{known.sitting.label}将于{known.when}开始。" if known.when else ""
    return (
        f"{_all(known)}：请在会场入口签到，领取会议材料{room}。",
        f"请将手机调至静音，会议期间不随意走动。{starts}",
    )


def _counted(known: Known) -> str:
    now = known.presence
    leave = f"，请假{now.on_leave}人" if now.on_leave else ""
    quorum = share_words(known.terms.quorum, f"应到{known.member}")
    return (
        f"{known.congress}应到{known.member}{_number(now.due)}人，实到{_number(now.present)}人"
        f"{leave}。实到{known.member}{quorum}，符合选举办法的规定"
    )


def _count(known: Known) -> Paragraphs:
    if known.sitting is SittingKind.PREPARATORY:
        return (
            f"{_all(known)}：现在报告到会人数。",
            f"{_counted(known)}，可以开会。",
            f"{known.congress}预备会议现在开始。",
        )
    return (
        f"{_all(known)}、各位来宾：现在报告到会人数。",
        f"{_counted(known)}，大会有效。",
        f"现在我宣布，{known.congress}开幕。",
    )


def _pass_agenda(known: Known) -> Paragraphs:
    listed = "；".join(f"{numeral(place)}、{one}" for place, one in enumerate(known.items, 1))
    return (
        f"现在审议大会议程。大会议程（草案）已经印发，正式会议共{len(known.items)}项：{listed}。",
        f"请{_all(known)}审议。（稍候）如果没有不同意见，现在进行表决。",
        *_hands(known, MotionKind.AGENDA, "大会议程"),
    )


def _credentials(known: Known) -> Paragraphs:
    return (
        f"现在请{_ask(known, '代表资格审查组')}作代表资格审查报告。（报告）",
        f"{_all(known)}对报告有没有意见？（稍候）没有意见，现在进行表决。",
        *_hands(known, MotionKind.CREDENTIALS, "代表资格审查报告"),
    )


def _rules(known: Known) -> Paragraphs:
    return (
        f"现在审议选举办法。请{_ask(known, '大会秘书处')}宣读选举办法（草案）。（宣读）",
        f"请{_all(known)}审议。（稍候）现在进行表决。",
        *_hands(known, MotionKind.RULES, "选举办法"),
    )


def _officials(known: Known) -> Paragraphs:
    named = "；".join(f"{role}{_names(names)}" for role, names in known.officials)
    return (
        "根据选举办法，选举设总监票人、监票人和计票人，由大会主席团提名。",
        f"建议名单是：{named or BLANK}。以上人员都不是候选人。",
        f"{_all(known)}对名单有没有意见？（稍候）没有意见，现在进行表决。",
        *_hands(known, MotionKind.OFFICIALS, "监票人、计票人名单"),
    )


def _presidium(known: Known) -> Paragraphs:
    named = "；".join(f"{seat}{_names(names)}" for seat, names in known.presidium)
    return (
        f"现在通过大会主席团名单。建议名单是：{named or BLANK}。",
        f"{_all(known)}对名单有没有意见？（稍候）没有意见，现在进行表决。",
        *_hands(known, MotionKind.PRESIDIUM, "大会主席团名单"),
    )


def _anthem(_known: Known) -> Paragraphs:
    return ("请全体起立，奏唱中华人民共和国国歌。（奏唱国歌）", "请坐下。")


def _opening(known: Known) -> Paragraphs:
    return (f"现在请{known.speaker or BLANK}致开幕词，大家欢迎。（致辞）", "感谢致辞。")


def _report(known: Known) -> Paragraphs:
    return (
        f"现在请{_ask(known, '上届学生会主席团')}作学生会工作报告，大家欢迎。（报告）",
        f"请{_all(known)}审议工作报告。（审议）现在进行表决。",
        *_hands(known, MotionKind.REPORT, "学生会工作报告"),
    )


def _charter(known: Known) -> Paragraphs:
    words = ("修改{}条", "新增{}条", "删去{}条")
    parts = [word.format(n) for word, n in zip(words, known.charter, strict=True) if n]
    changed = f"本次修订{'，'.join(parts)}，详见章程修订对照表。" if parts else ""
    return (
        f"现在审议学生会章程修订案。{changed}请{_ask(known, '大会秘书处')}作说明。（说明）",
        f"请{_all(known)}审议。（审议）现在进行表决。",
        *_hands(known, MotionKind.CHARTER, "学生会章程修订案"),
    )


def _speeches(known: Known) -> Paragraphs:
    lines = [
        f"{one.post}候选人{len(one.candidates)}名，{one.order}：{_names(one.candidates)}。"
        for one in known.polls
    ]
    return (
        "现在请候选人发言，每人不超过三分钟。",
        *(lines or (f"候选人是：{BLANK}。",)),
        "（候选人依次发言）候选人发言完毕。",
    )


def _recount(known: Known) -> Paragraphs:
    return (
        "现在进行选举。发放选票前，再次清点到会人数。（清点）",
        f"{_counted(known)}，可以进行选举。",
    )


def _ballot(known: Known) -> Paragraphs:
    named = dict(known.officials)
    terms = known.terms
    write_in = (
        ""
        if terms.write_ins is WriteInRule.NONE
        else f"另选他人的，在“另选他人”栏写明姓名，画“{terms.marks.approve}”。"
    )
    issued = known.polls[-1].issued if known.polls else None
    collected = known.polls[-1].collected if known.polls else None
    return (
        *(_stands(one) for one in known.polls),
        f"请总监票人{_names(named.get('总监票人', ()))}，"
        f"监票人{_names(named.get('监票人', ()))}，"
        f"计票人{_names(named.get('计票人', ()))}就位，当众检查票箱。（检查、封箱）",
        f"现在分发选票，每人一票。（分发）共发出选票{_number(issued)}张。"
        "有没有漏发或者多发的？（稍候）",
        f"现在说明填写方法。{marks_legend(terms.marks.approve, terms.marks.oppose)}{write_in}"
        "赞成的人数等于或者少于应选人数的有效，多于应选人数的无效。请填写选票。（填写）",
        f"现在投票。请监票人、计票人先投票，其他{known.member}依次投票。（投票）",
        f"投票完毕。请清点选票。（清点）发出选票{_number(issued)}张，"
        f"收回选票{_number(collected)}张。{_valid(issued, collected)}",
    )


def _stands(poll: Poll) -> str:
    form = "差额" if poll.contested else "等额"
    return (
        f"现在选举{poll.post}，应选{poll.seats}名，候选人{len(poll.candidates)}名，"
        f"采用无记名投票、{form}选举的方式。"
    )


def _valid(issued: int | None, collected: int | None) -> str:
    if issued is not None and collected is not None and collected > issued:
        return "收回的选票多于发出的选票，本次选举无效，重新投票。"
    return "收回的选票等于或者少于发出的选票，本次选举有效。现在开始计票。"


def _tally(known: Known) -> Paragraphs:
    chief = dict(known.officials).get("总监票人", ())
    results = [line for one in known.polls for line in _result(one)]
    return (
        f"计票结束。请总监票人{_names(chief)}报告计票结果。（报告）",
        *(results or (f"当选的是：{BLANK}。",)),
        "让我们以热烈的掌声表示祝贺。（鼓掌）",
    )


def _result(poll: Poll) -> Paragraphs:
    line = f"赞成票须有{_number(poll.needed)}票以上" if poll.needed != 1 else "得票多的当选"
    return (
        f"{poll.post}选举，发出选票{_number(poll.issued)}张，收回{_number(poll.collected)}张，"
        f"其中有效票{_number(poll.valid)}张，无效票{_number(poll.void)}张。按照选举办法，{line}。",
        _elected(poll),
    )


def _elected(poll: Poll) -> str:
    if poll.elected is None:
        return f"现在我宣布，{BLANK}当选为{poll.post}。"
    if not poll.elected:
        return f"{poll.post}选举没有人当选。{poll.after}"
    order = f"（{poll.order}）" if len(poll.elected) > 1 else ""
    return f"现在我宣布，{_names(poll.elected)}{order}当选为{poll.post}。{poll.after}"


def _opinions(known: Known) -> Paragraphs:
    noted = f"刚才共记下意见和建议{known.opinions}条，" if known.opinions else "意见和建议"
    return (
        f"现在征求{_all(known)}对学校工作的意见和建议。请举手发言，发言前先报班级和姓名。（发言）",
        f"{noted}会后由学生会整理报送，并反馈办理情况。感谢大家。",
    )


def _resolution(known: Known) -> Paragraphs:
    found = known.votes.get(MotionKind.RESOLUTION, ())
    if not found:
        return (
            f"现在请大会秘书处宣读大会决议（草案）。（宣读）请{_all(known)}审议。（稍候）",
            *_hands(known, MotionKind.RESOLUTION, "大会决议"),
        )
    said = []
    for one in found:
        said.append(f"现在宣读《{one.title}》（草案）。（宣读）请{_all(known)}审议。（稍候）")
        said += _called(known, one, known.terms.procedure)
    return tuple(said)


def _closing(known: Known) -> Paragraphs:
    if known.sitting is SittingKind.PREPARATORY:
        place = f"在{known.place}" if known.place else ""
        formal = f"正式会议{known.when}{place}召开，请准时出席。" if known.when else ""
        return ("预备会议的各项议程已经完成。", f"{formal}预备会议到此结束，散会。")
    chosen = [f"{_names(one.elected)}当选为{one.post}" for one in known.polls if one.elected]
    elected = f"，{'，'.join(chosen)}" if chosen else ""
    return (
        f"{_all(known)}、各位来宾：本次大会完成了预定的各项议程{elected}。",
        "希望新当选的同志不负信任，全心全意为同学服务；"
        f"希望{_all(known)}把大会精神带回班级，共同做好学生会工作。",
        f"现在我宣布，{known.congress}闭幕。",
    )


def _other(known: Known) -> Paragraphs:
    speaker = f"请{known.speaker}发言。（发言）" if known.speaker else ""
    found = known.votes.get(MotionKind.OTHER, ())
    votes = tuple(line for one in found for line in _called(known, one, known.terms.procedure))
    return (f"下面进行：{known.title}。{speaker}", *votes)


def _hands(known: Known, kind: MotionKind, title: str) -> Paragraphs:
    """Call for the vote on the last motion of a kind, or on what it will be."""
    found = known.votes.get(kind, ())
    share = known.terms.charter if kind is MotionKind.CHARTER else known.terms.procedure
    return _called(known, found[-1] if found else Vote(title), share)


def _called(known: Known, vote: Vote, share: Share) -> Paragraphs:
    """Ask for hands in three steps and tell the result (rule book, section 6)."""
    present = vote.present if vote.present is not None else known.presence.present
    asked = (
        "同意的请举手。（清点）请放下。反对的请举手。（清点）请放下。弃权的请举手。（清点）请放下。"
    )
    counted = (
        f"实到{known.member}{_number(present)}人，同意{_number(vote.approve)}人，"
        f"反对{_number(vote.oppose)}人，弃权{_number(vote.abstain)}人。"
    )
    line = share_words(share, f"实到{known.member}")
    verdict = (
        f"同意的人数没有达到规定，{vote.title}没有通过。"
        if vote.adopted is False
        else f"同意的人数{line}，{vote.title}通过。"
    )
    return (asked, counted + verdict)


_WORDS: Mapping[AgendaTask, Callable[[Known], Paragraphs]] = {
    AgendaTask.CHECK_IN: _check_in,
    AgendaTask.PASS_AGENDA: _pass_agenda,
    AgendaTask.CREDENTIALS: _credentials,
    AgendaTask.RULES: _rules,
    AgendaTask.OFFICIALS: _officials,
    AgendaTask.PRESIDIUM: _presidium,
    AgendaTask.COUNT: _count,
    AgendaTask.ANTHEM: _anthem,
    AgendaTask.OPENING: _opening,
    AgendaTask.REPORT: _report,
    AgendaTask.CHARTER: _charter,
    AgendaTask.SPEECHES: _speeches,
    AgendaTask.RECOUNT: _recount,
    AgendaTask.BALLOT: _ballot,
    AgendaTask.TALLY: _tally,
    AgendaTask.OPINIONS: _opinions,
    AgendaTask.RESOLUTION: _resolution,
    AgendaTask.CLOSING: _closing,
    AgendaTask.OTHER: _other,
}
