"""What must hold before a count can be sealed: numbered checks, in the manner of a tally sheet.

E.1xx stops the seal, W.2xx informs (rule book, section 4). Each says what it compares, whether it
holds, what it means, what to do where it does not, and which figures it is about. E.101 to E.107
are always there; a special one (E.11x, E.14x) stands before its general one, and only where it is
broken: it says more exactly what is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sudesk.rules.voting import Contest, Figures, Tally

OFTEN_VOID = 10  # one void ballot in so many is worth a second look


@dataclass(frozen=True, slots=True)
class Check:
    """One numbered check: its sentence with the numbers, whether it holds, the remedy if not.

    ``meaning`` says in general what is asked; ``fields`` name the figures that it is about.
    """

    code: str
    sentence: str
    holds: bool
    remedy: str = ""
    meaning: str = ""
    fields: tuple[str, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the count cannot be sealed because of it."""
        return self.code.startswith("E") and not self.holds


@dataclass(frozen=True, slots=True)
class Bundles:
    """What bundles say of a count: those not reconciled, those of another size than the others.

    ``open`` names each with its state; ``odd`` gives what lies in it and what should.
    """

    open: Mapping[int, str]
    odd: Mapping[int, tuple[int, int]]


NO_BUNDLES = Bundles({}, {})


def check(
    contest: Contest,
    figures: Figures,
    left_over: int,
    count: Tally,
    bundles: Bundles = NO_BUNDLES,
    printed_runs: int | None = None,
) -> tuple[Check, ...]:
    """Return every check of one round, the errors in order of number, then what to know.

    ``printed_runs`` is how many ballots the program printed, None where that is not known.
    """
    return (
        *_papers(figures, left_over),
        *_people(figures),
        *_bundles(bundles),
        *_votes(contest, figures, count),
        *_notes(figures, count, bundles, printed_runs),
    )


def _papers(figures: Figures, left_over: int) -> Iterator[Check]:
    printed, issued = figures.printed, figures.issued
    if issued > printed:
        yield Check(
            "E.111",
            f"发出{issued}＞印制{printed}",
            False,
            "发出的不会多于印制的。请核对是不是少记了一次印制，或者两项填反。",
            "发出的张数不多于印制的张数",
            ("issued", "printed"),
        )
    if left_over > printed:
        yield Check(
            "E.112",
            f"剩余{left_over}＞印制{printed}",
            False,
            "剩余的不会多于印制的。请重数剩余的空白选票。",
            "剩余的张数不多于印制的张数",
            ("left_over", "printed"),
        )
    yield Check(
        "E.101",
        f"印制{printed}＝发出{issued}＋剩余{left_over}",
        printed == issued + left_over,
        _slip(printed, issued, left_over) or "请重数剩余的空白选票，再核对印制和发出的张数。",
        "印制的选票不是发出就是剩余，一张不少",
        ("printed", "issued", "left_over"),
    )


def _slip(printed: int, issued: int, left_over: int) -> str:
    """Return what to do where two digits that changed places would explain a sum."""
    for name, value, should in (
        ("印制", printed, issued + left_over),
        ("发出", issued, printed - left_over),
        ("剩余", left_over, printed - issued),
    ):
        if 9 < value != should > 9 and sorted(str(value)) == sorted(str(should)):
            return f"{name}填的是{value}，若为{should}则相符。请核对是不是两位数字写反。"
    return ""


def _people(figures: Figures) -> Iterator[Check]:
    entitled, present, issued = figures.entitled, figures.present, figures.issued
    yield Check(
        "E.102",
        f"发出{issued}≤实到{present}",
        issued <= present,
        "每人限领一张。请核对签到人数和发出张数。",
        "发出的选票不多于实到人数",
        ("issued", "present"),
    )
    yield Check(
        "E.103",
        f"实到{present}≤应到{entitled}",
        present <= entitled,
        "实到不会多于应到。请核对签到名单。",
        "实到人数不多于应到人数",
        ("present", "entitled"),
    )


def _bundles(bundles: Bundles) -> Iterator[Check]:
    for number, state in bundles.open.items():
        yield Check(
            "E.141",
            f"第{number}捆还没有核对（{state}）",
            False,
            "请先录完、核对这一捆。",
            "每捆都已录完并核对一致",
            (f"bundle:{number}",),
        )


def _votes(contest: Contest, figures: Figures, count: Tally) -> Iterator[Check]:
    collected, valid, void = figures.collected, count.valid, count.void
    missing = collected - valid - void
    yield Check(
        "E.104",
        f"收回{collected}＝有效{valid}＋无效{void}",
        missing == 0,
        f"还差{missing}张没有录入。请补录，或重数收回的选票。"
        if missing > 0
        else f"多录了{-missing}张。请重数收回的选票，数错的更正台账，多录的重开那一捆。",
        "收回的选票都已录入，不是有效就是无效",
        ("collected",),
    )
    uneven = [
        name
        for name, votes in count.lines.items()
        if votes.approve + votes.oppose + votes.abstain != valid
    ]
    yield Check(
        "E.105",
        f"{len(count.lines)}名候选人各自赞成＋反对＋弃权＝{valid}",
        not uneven,
        f"{'、'.join(uneven)}的三项之和不等于有效票，请按原票重新录入。",
        "每名候选人的赞成、反对、弃权之和等于有效票",
        tuple(f"name:{name}" for name in uneven),
    )
    approvals = {name: votes.approve for name, votes in count.lines.items()} | dict(count.write_ins)
    total = sum(approvals.values())
    yield Check(
        "E.106",
        f"赞成合计{total}≤有效{valid}×应选{contest.seats}＝{valid * contest.seats}",
        total <= valid * contest.seats,
        "赞成总数超出可能。请按原票重新录入。",
        "赞成票总数（含另选）不多于有效票与应选人数之积",
    )
    most = max(approvals.values(), default=0)
    yield Check(
        "E.107",
        f"最高得票{most}≤有效{valid}",
        most <= valid,
        "一人得票多于有效票。请按原票重新录入。",
        "没有人得票多于有效票",
        tuple(f"name:{name}" for name, number in approvals.items() if number > valid),
    )


def _notes(
    figures: Figures,
    count: Tally,
    bundles: Bundles,
    printed_runs: int | None,
) -> Iterator[Check]:
    missing = figures.issued - figures.collected
    if missing > 0:
        yield Check(
            "W.201",
            f"{missing}张发出未收回，不计票，仍在基数内",
            True,
            meaning="未收回的选票不属于任何人",
            fields=("issued", "collected"),
        )
    if missing < 0:
        yield Check(
            "W.202",
            f"收回比发出多{-missing}张，选举无效",
            False,
            "请先重数收回的选票，数错的更正台账；确实多出的，封存后重新投票。",
            "收回多于发出的，选举无效，应当重新投票",
            ("issued", "collected"),
        )
    if count.void * OFTEN_VOID > figures.collected:
        yield Check(
            "W.203",
            f"无效票{count.void}张，超过收回{figures.collected}张的十分之一",
            True,
            "请监票人复看无效票。",
            "无效票较多，值得复看",
        )
    if figures.issued < figures.present:
        yield Check(
            "W.204",
            f"实到{figures.present}人，发出{figures.issued}张，"
            f"{figures.present - figures.issued}人没有领票",
            True,
            "没有领票的仍在实到人数内。请确认不是少记。",
            "到会的人没有都领票",
            ("present", "issued"),
        )
    if printed_runs is not None and printed_runs != figures.printed:
        yield Check(
            "W.205",
            f"登记印制{figures.printed}张，程序打印过{printed_runs}张",
            True,
            "复印的、作废的选票也要计入印制。请核对。",
            "登记的印制张数与程序的打印记录不同",
            ("printed",),
        )
    for number, (found, should) in bundles.odd.items():
        yield Check(
            "W.206",
            f"第{number}捆有{found}张，应有{should}张",
            True,
            "请核对这一捆是不是数错，总数以台账为准。",
            "某一捆的张数与其他捆不同",
            (f"bundle:{number}",),
        )
