"""A desk on a fresh department file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sudesk.models.store import Store
from sudesk.ui.desk import Desk


@pytest.fixture
def desk(qtbot: object, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(Store.create(tmp_path / "会计系.sudesk"))
    yield desk
    desk.close()
