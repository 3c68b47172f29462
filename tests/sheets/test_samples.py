"""Every sample roster against what a careful person reads from it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from sudesk.sheets.reading import read_rosters, to_json

ROSTERS = Path(__file__).parent.parent / "data" / "rosters"
SAMPLES = sorted(path for path in ROSTERS.iterdir() if path.is_file())
FIELDS = (
    *("name", "gender", "class_name", "grade", "major", "department"),
    *("status", "ethnicity", "political"),
)


def test_all_samples_are_here() -> None:
    assert len(SAMPLES) == 23


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_is_read_as_its_truth_says(sample: Path) -> None:
    truth = json.loads((ROSTERS / "truth" / f"{sample.name}.json").read_text("utf-8"))
    reading = read_rosters([(sample.name, sample.read_bytes())])
    answer = to_json(reading)
    assert reading.unreadable == ()

    wanted = {
        s["student_no"]: ([s[f] for f in FIELDS], [tuple(at) for at in s["at"]])
        for s in truth["students"]
    }
    found = {
        s["student_no"]: ([s[f] for f in FIELDS], [tuple(at[1:]) for at in s["at"]])
        for s in answer["students"]
    }
    assert found == wanted

    assert _disputes(answer["disputed"]) == {
        d["student_no"]: sorted((r["sheet"], r["row"], r["name"]) for r in d["rows"])
        for d in truth["disputed"]
    }

    said = Counter((*p["at"][1:], p["kind"], p["severity"]) for p in answer["problems"])
    due = Counter((p["sheet"], p["row"], p["kind"], p["severity"]) for p in truth["problems"])
    assert due - said == Counter()
    assert {kind for _, _, kind, _ in said - due} <= {"unsure_rare_char"}
    assert all(p["message"] for p in answer["problems"])

    counts = answer["counts"]
    assert counts["ignored"] == sum(i["why"] != "blank" for i in truth["ignored"])
    assert counts["students"] == len(truth["students"])
    assert counts["taken"] == sum(len(s["at"]) for s in truth["students"])
    assert counts["disputed"] == sum(len(d["rows"]) for d in truth["disputed"])
    parts = ("taken", "disputed", "refused", "ignored")
    assert counts["places"] == sum(counts[part] for part in parts)


def _disputes(disputed: list[dict]) -> dict:
    return {
        d["student_no"]: sorted((r["at"][1], r["at"][2], r["name"]) for r in d["rows"])
        for d in disputed
    }


def test_all_samples_together_lose_nobody() -> None:
    reading = read_rosters([(path.name, path.read_bytes()) for path in SAMPLES])
    alone = [read_rosters([(path.name, path.read_bytes())]).counts for path in SAMPLES]
    assert reading.counts.places == sum(counts.places for counts in alone)
    assert reading.counts.refused == sum(counts.refused for counts in alone)
