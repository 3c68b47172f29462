"""What a count comes to, in the words that the count report and the result report share."""

from collections.abc import Sequence

from sudesk.papers.base import BallotFigures, CountLine, Threshold
from sudesk.papers.characters import whole
from sudesk.papers.words import listed
from sudesk.terms import NextStep, Outcome


def passed(line: CountLine) -> bool:
    """Whether a name reached the line."""
    return line.outcome in (Outcome.ELECTED, Outcome.TIED, Outcome.OVER_LINE_NO_SEAT)


def measure(threshold: Threshold) -> str:
    """State the line with its numbers: 赞成票须超过实到代表的半数。实到82人，过半数须42票以上."""
    if threshold.base is None:
        return threshold.words
    unit = "人" if threshold.base_name in ("实到", "应到") else "张"
    return (
        f"{threshold.words}。{threshold.base_name}{threshold.base}{unit}，"
        f"{threshold.passing}须{threshold.needed}票以上"
    )


def reached(threshold: Threshold) -> str:
    """Say what those did who passed the line: 过半数, 达到三分之二以上, 当选 under plurality."""
    words = threshold.passing
    if not words:
        return "当选"
    return words if words.startswith(("过", "超过")) else f"达到{words}"


def outcome_word(outcome: Outcome, threshold: Threshold) -> str:
    """Say of one name what the count decides, naming the line where there is one."""
    words = {
        Outcome.ELECTED: "当选",
        Outcome.TIED: "平票",
        Outcome.OVER_LINE_NO_SEAT: f"{reached(threshold)}未当选",
        Outcome.BELOW_LINE: f"未{reached(threshold)}",
        Outcome.NOT_DECIDED: "—",
    }
    return words[outcome]


def void_words(reasons: Sequence[tuple[str, int]]) -> str:
    """Say in brackets why ballots are void, with numbers where there are several reasons."""
    if not reasons:
        return ""
    if len(reasons) == 1:
        return f"（{reasons[0][0]}）"
    return f"（{listed(f'{reason}{count}张' for reason, count in reasons)}）"


def conclusion(
    valid: bool,
    figures: BallotFigures,
    seats: int,
    elected: Sequence[str],
    tied: Sequence[str],
    vacant: int,
    next_step: NextStep,
    order: str,
) -> str:
    """Say who is elected, who is tied, what stays vacant and what follows."""
    collected, issued = figures.collected, figures.issued
    if not valid:
        return f"收回选票{collected}张，多于发出选票{issued}张，选举无效，没有人当选，须重新投票。"
    ordered = f"（{order}）" if len(elected) > 1 else ""
    winners = listed(whole(name) for name in elected)
    total = f"，共{len(elected)}名" if len(elected) > 1 else ""
    result = f"{winners}{ordered}当选{total}" if elected else "没有人当选"
    sentences = [f"收回选票不多于发出选票，选举有效。应选{seats}名，{result}。"]
    if tied:
        names = listed(whole(name) for name in tied)
        sentences.append(f"{names}得票相等，人数多于余下的名额。")
    if vacant:
        sentences.append(f"尚缺{vacant}名，{_AFTER[next_step]}。")
    return "".join(sentences)


_AFTER = {
    NextStep.NONE: "名额空缺",
    NextStep.RE_BALLOT: "须就得票相等的人再次投票",
    NextStep.SECOND_BALLOT: "须另行选举",
    NextStep.REPEAT: "须重新投票",
}
