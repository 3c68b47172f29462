"""A department file of every format that was ever handed out opens for ever, sealed as it was."""

import shutil
from pathlib import Path

import pytest

from sudesk.models import schema
from sudesk.models.store import Store
from sudesk.services import congresses, package
from sudesk.services.checks import examine
from sudesk.services.verify import verify

FILES = sorted((Path(__file__).parent / "data" / "files").glob("format-*.sudesk"))


def test_there_is_a_file_of_every_format():
    formats = [int(path.stem.removeprefix("format-")) for path in FILES]
    assert formats == list(range(1, schema.FORMAT + 1))


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.stem)
def test_a_stored_file_opens_whole_and_its_package_can_be_checked(stored, tmp_path):
    path = tmp_path / stored.name
    shutil.copyfile(stored, path)
    with Store.open(path) as store, store.reading() as session:
        findings = examine(session)
        assert all(finding.sound for finding in findings), findings
        content = package.pack(session, congresses.needed(session).id)
    assert verify(content).whole
