import pytest

from sudesk.models.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "会计系.sudesk") as opened:
        yield opened
