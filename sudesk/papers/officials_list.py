"""Paper 10, 监票人、计票人名单: those who watch and count, as the congress votes on them."""

from dataclasses import dataclass
from typing import ClassVar

from sudesk.papers.base import Congress, Paper
from sudesk.papers.characters import whole
from sudesk.papers.faces import Face
from sudesk.papers.prose import paragraph
from sudesk.papers.sheet import SLOT, Flow, gap
from sudesk.papers.titles import title
from sudesk.papers.words import listed


@dataclass(frozen=True, slots=True)
class OfficialGroup:
    """Those in one role, each with the class."""

    role: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OfficialsList(Paper):
    """Paper 10, the list of scrutineers and tellers; ``vote`` says how it was adopted, or ""."""

    number: ClassVar[int] = 10
    template: ClassVar[int] = 1
    name: ClassVar[str] = "监票人计票人名单"

    congress: Congress
    groups: tuple[OfficialGroup, ...]
    vote: str = ""

    def compose(self) -> Flow:
        """Set one paragraph for each role."""
        name = "监票人、计票人名单" if self.vote else "监票人、计票人名单（草案）"
        lines = tuple(
            strip
            for group in self.groups
            for strip in paragraph(
                (f"{group.role}（{len(group.people)}名）：", Face.HEADING),
                listed(f"{whole(name)}（{unit}）" for name, unit in group.people) + "。",
            )
        )
        room = "　　"
        figures = f"实到{room}人，同意{room}人，反对{room}人，弃权{room}人。"
        vote = (self.vote,) if self.vote else ("以上名单提请大会表决。", figures)
        return Flow(
            (
                title((*self.congress.units, name)),
                *lines,
                *paragraph("以上人员都不是候选人。"),
                gap(SLOT),
                *(strip for words in vote for strip in paragraph(words)),
            )
        )
