"""The journal in words: every act that a service records has its word."""

import re
from pathlib import Path

import sudesk.services
from sudesk.models.journal import record
from sudesk.services import acts, departments
from sudesk.services.samples import PROFILE

RECORDED = re.compile(r'record\(\s*session,\s*"([a-z_.]+)"')


def test_every_recorded_act_has_a_word() -> None:
    folder = Path(sudesk.services.__file__).parent
    recorded = {
        act for path in folder.glob("*.py") for act in RECORDED.findall(path.read_text("utf-8"))
    }
    assert len(recorded) > 20
    assert recorded - set(acts.ACTS) == set()


def test_the_latest_act_comes_first_with_its_facts(tmp_path: Path) -> None:
    with departments.establish(tmp_path / "系.sudesk", PROFILE) as store:
        with store.writing() as session:
            record(session, "congress.convene", congress=1, kind="assembly", headcount=180)
            record(session, "delegate.add", congress=1, entries=[3, 5, 8])
            record(session, "official.appoint", role="teller")
            record(session, "something.newer", by=1)
        with store.reading() as session:
            latest = acts.acts(session)
            assert [act.number for act in latest] == [5, 4, 3, 2, 1]
            assert [act.words for act in latest[:2]] == ["something.newer", "确定监票人、计票人"]
            assert [act.facts for act in latest] == [
                "",
                "计票人",
                "3人",
                "全体学生大会，在册180人",
                "第6届，2026学年",
            ]
            assert [act.number for act in acts.acts(session, 2)] == [5, 4]
