"""The tab 选举办法: the form at the left, the clauses as they will be printed at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sudesk.rules.election_rules import Terms, mistakes
from sudesk.services import election_rules, elections, sittings
from sudesk.services.congresses import CongressView
from sudesk.services.election_rules import RulesState, RulesView, Version
from sudesk.services.elections import ElectionView
from sudesk.terms import MotionKind
from sudesk.ui import theme, words
from sudesk.ui.congress.motions import MotionsTab
from sudesk.ui.congress.rules_form import RulesForm
from sudesk.ui.congress.rules_preview import RulesPreview
from sudesk.ui.congress.tab import CongressTab
from sudesk.ui.desk import Desk
from sudesk.ui.pieces.button import Action, Button, Kind
from sudesk.ui.pieces.card import Card
from sudesk.ui.pieces.chip import Chip, ChipLook
from sudesk.ui.pieces.text import Text
from sudesk.ui.rooms import open_room
from sudesk.ui.tokens import GAP, TABLE, Tone

SIDE_BY_SIDE = 720  # form and clauses belong beside each other as long as both can be read
CHIPS = {
    RulesState.DRAFT: ChipLook("草案", Tone.NEUTRAL, "pencil"),
    RulesState.ADOPTED: ChipLook("已通过", Tone.OK, "circle-check"),
    RulesState.REVISING: ChipLook("修订中", Tone.WARN, "pencil"),
}


class ElectionRulesTab(CongressTab):
    """The rules are drafted here, go to the hall as a motion, and are revised."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "选举办法")
        self._found: RulesView | None = None
        self._due = 0
        self._called: Sequence[ElectionView] = ()
        self.chip = Chip("")
        self._told = Text("", TABLE, "ink_2", wrap=True)
        self.form, self.preview = RulesForm(), RulesPreview()
        self.save = Button("保存草案", self._save, icon="save")
        self._saving = Action(self.save)
        self.adopt = Button("交大会表决", self._put_to_the_hall, kind=Kind.PRIMARY, icon="vote")
        self._adopting = Action(self.adopt)
        self.revise = Button("修订", self._revise, icon="pencil")
        self._revising = Action(self.revise)
        self.drop = Button("放弃修订", self._drop, kind=Kind.QUIET, icon="undo-2")
        self.print = Button("打印草案", self._print, icon="printer")
        self._lay_out()
        self.form.edited.connect(self._show_edited)
        self.form.pointed.connect(self.preview.point_to)

    def show_congress(self, congress: CongressView) -> None:
        """Show the rules of a congress; what is being chosen and not yet saved stays."""
        before, found = self._found, self.desk.ask(election_rules.view, congress.id)
        self._found = found
        self._due = len(self.desk.ask(sittings.due_ids, congress.id))
        self._called = self.desk.ask(elections.elections, congress.id)
        same = before is not None and (before.congress_id, before.terms, before.state) == (
            found.congress_id,
            found.terms,
            found.state,
        )
        if not same:
            self.form.show_terms(found.terms, congress.kind, editable=found.editable)
        self._show_state(found)
        self._show_edited()

    @property
    def unsaved(self) -> bool:
        """Whether something is chosen that is not saved."""
        return self._found is not None and self.form.terms != self._found.terms

    def _lay_out(self) -> None:
        form = Card("选举办法", self.chip, flush=True)
        form.add(self.form)
        form.set_foot(self.drop, self._saving, self._revising, stretch_after=1)
        paper = Card("印出来是这样", self.print, flush=True)
        paper.add(self.preview)
        paper.set_foot(self._told, self._adopting, stretch_after=1)
        self.rows.addWidget(_Sides(form, paper), 1)

    def _show_state(self, found: RulesView) -> None:
        self.chip.show_look(CHIPS[found.state])
        adopted = found.state is RulesState.ADOPTED
        revising = found.state is RulesState.REVISING
        self.print.rename("打印选举办法" if adopted else "打印修订草案" if revising else "打印草案")
        self._saving.setVisible(not adopted)
        self._adopting.setVisible(not adopted)
        self._revising.setVisible(adopted)
        self._revising.block("选票已经发出，不能修订" if found.ballots_out else "")
        self.drop.setVisible(revising)
        self.primary = None if adopted else self.adopt
        self._told.say(
            "由大会表决通过后才能投票。" if found.adopted is None else _vote_words(found.adopted)
        )

    def _show_edited(self) -> None:
        """Show the clauses as chosen, and what can be done with them."""
        if self._found is None or self.congress is None:
            return
        terms: Terms = self.form.terms
        self.preview.show_terms(terms, self.congress.kind, self._due, self._called)
        wrong = next(iter(mistakes(terms)), "")
        self._saving.block(words.spaced(wrong) if self.unsaved else "没有改动")
        reason = "请先保存改动" if self.unsaved else ""
        if self._found.state is RulesState.REVISING and self._found.ballots_out:
            reason = "选票已经发出"
        self._adopting.block(reason or ("" if self._due else "应到名单是空的"))

    def _save(self) -> None:
        if self._found is None:
            return
        congress_id, before = self._found.congress_id, self._found.terms
        self.desk.do(election_rules.save_draft, congress_id, self.form.terms)
        self.shell.toast(
            "选举办法的草案已保存",
            lambda: self.desk.do(election_rules.save_draft, congress_id, before),
        )

    def _put_to_the_hall(self) -> None:
        """Go to the motion on the rules, proposing it where there is none."""
        open_room(self.shell, "motions")
        tab = self.window().findChild(MotionsTab)
        if tab is not None:
            tab.choose_kind(MotionKind.RULES)

    def _revise(self) -> None:
        if self._found is not None:
            congress_id = self._found.congress_id
            self.desk.do(election_rules.revise, congress_id)
            self.shell.toast(
                "可以修订了，改好后由大会重新表决",
                lambda: self.desk.do(election_rules.drop_revision, congress_id),
            )

    def _drop(self) -> None:
        if self._found is not None:
            congress_id, terms = self._found.congress_id, self._found.terms
            self.desk.do(election_rules.drop_revision, congress_id)
            self.shell.toast("已放弃修订", lambda: self._revise_again(congress_id, terms))

    def _revise_again(self, congress_id: int, terms: Terms) -> None:
        self.desk.do(election_rules.revise, congress_id)
        self.desk.do(election_rules.save_draft, congress_id, terms)

    def _print(self) -> None:
        open_room(self.shell, "papers")


class _Sides(QWidget):
    """Form and clauses beside each other, the one over the other where the page is very narrow."""

    def __init__(self, form: Card, paper: Card) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(form, 8)
        self._box.addWidget(paper, 7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the box by the room there is."""
        super().resizeEvent(event)
        beside = event.size().width() >= theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _vote_words(adopted: Version) -> str:
    vote, at = adopted.vote, adopted.adopted_at
    assert vote is not None and at is not None
    turn = f"第 {adopted.number} 版，" if adopted.number > 1 else ""
    return (
        f"{turn}{at.month}月{at.day}日大会表决通过：实到 {vote.present} 人，"
        f"同意 {vote.approve} 票，反对 {vote.oppose} 票，弃权 {vote.abstain} 票。"
    )
