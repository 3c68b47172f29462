import shutil

import pytest

from sudesk.models.store import Store
from tests.services.scenes import CLASSES, CROWD, Hall, Ticking, found, sealed_hall


def kept(factory, sizes):
    path = factory.mktemp("kept") / "会计系.sudesk"
    found(path, sizes).close()
    return path


def opened(path, folder):
    copy = folder / path.name
    shutil.copyfile(path, copy)
    store = Store.open(copy)
    store.clock = Ticking()
    return store


@pytest.fixture(scope="session")
def small_file(tmp_path_factory):
    return kept(tmp_path_factory, CLASSES)


@pytest.fixture(scope="session")
def crowd_file(tmp_path_factory):
    return kept(tmp_path_factory, CROWD)


@pytest.fixture(scope="session")
def sealed_file(tmp_path_factory):
    """A department whose assembly elected somebody by twenty ballots, one of them void."""
    path = tmp_path_factory.mktemp("kept") / "会计系.sudesk"
    with found(path) as store:
        sealed_hall(store)
    return path


@pytest.fixture
def empty(tmp_path):
    """A department without anybody."""
    with Store.create(tmp_path / "系.sudesk") as store:
        yield store


@pytest.fixture
def store(small_file, tmp_path):
    """A department of 24 students in three classes."""
    with opened(small_file, tmp_path) as store:
        yield store


@pytest.fixture
def crowd(crowd_file, tmp_path):
    """A department of 420 students, too many for an assembly."""
    with opened(crowd_file, tmp_path) as store:
        yield Hall(store)


@pytest.fixture
def hall(store):
    return Hall(store)


@pytest.fixture
def sealed(sealed_file, tmp_path):
    """The hall after the seal."""
    with opened(sealed_file, tmp_path) as store:
        yield Hall(store, congress=1, election=1, round=1, sitting=1)
