"""What the entry page says under the ballot, as banners: how it stands, what to look at again."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from sudesk.rules.voting import squash
from sudesk.ui.count.draft import Draft
from sudesk.ui.count.told import slip
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.tokens import Tone


def beware(seats: int) -> Banner:
    """Say when the entry will stop."""
    return Banner(Tone.INFO, "", f"赞成超过 {seats} 个的整张无效，录入会停下来，请再看一眼纸票。")


def amending(place: int) -> Banner:
    """Say that a stored ballot is in hand, and the ways on."""
    text = "改好按 Enter 存下，PgDn 往后翻，Esc 回到新的一张。"
    return Banner(Tone.INFO, f"正在修改 {slip(place)}。", text)


def overvote(approved: int, seats: int) -> Banner:
    """Ask to look at the paper again before it is stored as void."""
    return Banner(
        Tone.BAD,
        f"赞成 {approved} 个，超过应选 {seats} 个。",
        "请再看一眼纸票：票面如此，再按 Enter 记作无效；按错了，按 − 撤销。",
    )


def all_in(collected: int, go_back: Callable[[], object]) -> Banner:
    """Say that all collected ballots are stored, and lead back to the checks."""
    back = _button("回到核对", go_back, key="Enter")
    lead = f"收回 {collected} 张，已录入 {collected} 张，一张不少。"
    return Banner(Tone.OK, lead, buttons=[back])


def one_more(collected: int) -> Banner:
    """Warn while a ballot is keyed that would be one too many."""
    lead = f"收回的 {collected} 张已经录完。"
    return Banner(Tone.WARN, lead, "再存就多出 1 张，请先核对纸票；按 − 撤销。")


def too_many(stored: int, collected: int, drop: Callable[[], object]) -> Banner:
    """Warn that more ballots are stored than were collected."""
    lead = f"已录入 {stored} 张，多于收回 {collected} 张。"
    text = "请重数选票，再删去多录的，或更正台账。"
    return Banner(Tone.BAD, lead, text, buttons=[_button("删去最后一张", drop)])


def counts_for_nothing(draft: Draft, name: str) -> Banner:
    """Say why a name that was written in does not count."""
    if name in map(squash, draft.contest.candidates):
        why = "是候选人，只看姓名上方的符号。"
    elif draft.write_ins.count(name) > 1:
        why = "同一姓名只算一次。"
    else:
        why = "反对几名候选人，才可另选几人。"
    return warning(f"另选的{name}不计票。", why)


def warning(what: str, remedy: str) -> Banner:
    """Say that a key was not taken, and which one is."""
    return Banner(Tone.WARN, what, remedy)


def _button(text: str, act: Callable[[], object], key: str = "") -> Button:
    button = Button(text, act, small=True, key=key)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
