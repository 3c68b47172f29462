"""What the entry page says under the ballot, as banners: how it stands, what to look at again."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from sudesk.rules.voting import squash
from sudesk.services.entering import OwnBundle
from sudesk.ui.count.draft import Draft
from sudesk.ui.pieces.banner import Banner
from sudesk.ui.pieces.button import Button
from sudesk.ui.tokens import Tone


def beware(seats: int) -> Banner:
    """Say when the entry will stop."""
    return Banner(Tone.INFO, "", f"赞成超过 {seats} 个的整张无效，录入会停下来，请再看一眼纸票。")


def amending(where: str, insert: Callable[[], object], remove: Callable[[], object]) -> Banner:
    """Say that a stored ballot is in hand, and the ways on."""
    buttons = [_button("补一张", insert), _button("删去这张", remove)]
    text = "改好按 Enter 存下，Esc 不改。前面漏了一张按 Ins 补，录重了按 Del 删。"
    return Banner(Tone.INFO, f"正在修改 {where}。", text, buttons=buttons)


def inserting(where: str) -> Banner:
    """Say that a paper that was passed over is keyed in."""
    return Banner(Tone.INFO, f"补录 {where}。", "录好按 Enter，后面的各张依次后移。不补了按 Esc。")


def overvote(approved: int, seats: int) -> Banner:
    """Ask to look at the paper again before it is stored as void."""
    return Banner(
        Tone.BAD,
        f"赞成 {approved} 个，超过应选 {seats} 个。",
        "请再看一眼纸票：票面如此，再按 Enter 记作无效；按错了，按 − 撤销。",
    )


def bundle_full(own: OwnBundle, finish: Callable[[], object]) -> Banner:
    """Ask whether the bundle has no paper left before it is compared."""
    send = _button(f"送第 {own.number} 捆核对", finish, key="Enter")
    lead = f"第 {own.number} 捆 {own.entered} 张录完。"
    return Banner(Tone.OK, lead, "手上没有剩下的纸票，按 Enter 送去核对。", buttons=[send])


def one_more(own: OwnBundle) -> Banner:
    """Warn while a ballot is keyed that would be one too many."""
    lead = f"第 {own.number} 捆应有 {own.expected} 张，这是第 {own.entered + 1} 张。"
    return Banner(Tone.WARN, lead, "请先数一数这一捆；按 − 撤销，确实多出的按 Enter 存下。")


def untouched(own: OwnBundle, finish: Callable[[], object]) -> Banner:
    """Say that nothing was keyed; a bundle that is short can be sent all the same."""
    buttons = []
    if own.entered:
        buttons = [_button(f"只有 {own.entered} 张，送去核对", finish)]
    return Banner(Tone.WARN, "这张还没有录入。", "空白票请先按 0，再按 Enter。", buttons=buttons)


def half_keyed() -> Banner:
    """Ask to store or undo the ballot in hand first."""
    return warning("这张还没有存。", "要存按 Enter；不要了，按 − 撤销再离开。")


def sent_back(own: OwnBundle) -> Banner:
    """Say that the papers of a bundle were counted, and that the entries are not as many."""
    lead = f"监票人数过，第 {own.number} 捆是 {own.sent_back} 张，录了 {own.entered} 张。"
    short = own.sent_back is not None and own.entered < own.sent_back
    what = "漏的翻到后一张按 Ins 补录" if short else "重的翻到那张按 Del 删去"
    return Banner(Tone.WARN, lead, f"请按 PgUp 从头对一遍，{what}。")


def sent(number: int, resume: Callable[[], object], go_on: Callable[[], object]) -> Banner:
    """Say that a bundle was sent to be compared, and how to take it up again."""
    buttons = [_button(f"取回第 {number} 捆", resume), _button("接着录别的捆", go_on, key="Enter")]
    return Banner(
        Tone.INFO, f"第 {number} 捆已送核对。", "另一遍录完以前可以取回修改。", buttons=buttons
    )


def reconciled(number: int, go_on: Callable[[], object]) -> Banner:
    """Say that a bundle is done and that its entries are gone."""
    buttons = [_button("接着录别的捆", go_on, key="Enter")]
    return Banner(Tone.OK, f"第 {number} 捆已核对。", "录入的次序已经销毁。", buttons=buttons)


def all_sent(stored: int, go_back: Callable[[], object]) -> Banner:
    """Say that every bundle of this teller was sent, and lead back to the course of the count."""
    back = _button("回到计票", go_back, key="Enter")
    return Banner(Tone.OK, f"各捆都已录完，共 {stored} 张。", "", buttons=[back])


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
