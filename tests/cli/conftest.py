import shutil
from pathlib import Path

import pytest

from sudesk import cli
from tests.cli.asking import SMALL
from tests.services.scenes import found, sealed_hall


@pytest.fixture
def run(capsys):
    """Run one command in this process; returns its code and what it said."""

    def run(*arguments):
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as leave:
            code = leave.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "会计系.sudesk"
    with found(path) as store:
        sealed_hall(store)
    return path


@pytest.fixture
def department(kept, tmp_path):
    """A closed department file with a sealed count."""
    return Path(shutil.copyfile(kept, tmp_path / "会计系.sudesk"))


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text(SMALL, encoding="utf-8")
    return path
