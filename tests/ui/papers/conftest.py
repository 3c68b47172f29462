"""The page of papers on a congress whose result is sealed."""

import pytest
from pytestqt.qtbot import QtBot

from sudesk.ui.desk import Desk
from sudesk.ui.papers import PapersPage
from tests.ui.count_scenes import FakeShell
from tests.ui.papers_scenes import sealed_desk, sealed_file, show

__all__ = ["sealed_desk", "sealed_file"]


@pytest.fixture
def paper(qtbot: QtBot, sealed_desk: Desk) -> PapersPage:
    made = PapersPage(sealed_desk)
    show(made, qtbot)
    return made


@pytest.fixture
def shell(paper: PapersPage) -> FakeShell:
    assert isinstance(paper.shell, FakeShell)
    return paper.shell
