"""Scenes hold public values only, and come back from JSON as they were."""

import json
import types
from dataclasses import fields, is_dataclass
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sudesk.services.scenes import BY_KIND, Kind, dump, parse
from tests.ui.hall.sample_scenes import FAR, SCENES

PLAIN = (str, int, bool, type(None))
# What nobody in the hall may read, by the words that the tables and views have for it.
PRIVATE = ("number_of", "student", "rank", "fail", "study", "gender", "political", "ethnic",
           "review", "waive", "reason", "journal", "id", "key", "path", "entered")  # fmt: skip


def every_field(made):
    """Every field under a scene, with its type, nested ones too."""
    for one in fields(made):
        hint = get_type_hints(made)[one.name]
        yield one.name, hint
        for inner in leaves(hint):
            if is_dataclass(inner):
                yield from every_field(inner)


def leaves(hint):
    parts = get_args(hint)
    if get_origin(hint) in (tuple, Union, types.UnionType):
        for part in parts:
            if part is not Ellipsis:
                yield from leaves(part)
    else:
        yield hint


def test_every_kind_has_its_scene():
    assert set(BY_KIND) == {str(kind) for kind in Kind}
    assert {str(scene.kind) for scene in SCENES.values()} == set(BY_KIND)


@pytest.mark.parametrize("made", BY_KIND.values(), ids=lambda made: made.__name__)
def test_a_scene_holds_plain_frozen_values(made):
    assert made.__dataclass_params__.frozen
    for name, hint in every_field(made):
        for leaf in leaves(hint):
            assert leaf in PLAIN or (is_dataclass(leaf) and leaf.__dataclass_params__.frozen), name


@pytest.mark.parametrize("made", BY_KIND.values(), ids=lambda made: made.__name__)
def test_no_scene_has_a_field_for_what_is_not_public(made):
    for name, _ in every_field(made):
        words = name.split("_")
        assert not [one for one in PRIVATE if one in words or one == name], name


@pytest.mark.parametrize("scene", [*SCENES.values(), *FAR.values()], ids=[*SCENES, *FAR])
def test_a_scene_comes_back_from_json(scene):
    assert parse(json.loads(json.dumps(dump(scene)))) == scene


def any_value(hint):
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: any_value(hints[one.name]) for one in fields(hint)})
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([any_value(part) for part in get_args(hint)])
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(any_value(inner[0]), max_size=3).map(tuple)
        return st.tuples(*[any_value(part) for part in inner])
    kinds = {str: st.text(max_size=6), int: st.integers(0, 999), bool: st.booleans()}
    return kinds.get(hint, st.none())


@given(st.one_of([any_value(made) for made in BY_KIND.values()]))
def test_any_scene_comes_back_from_json(scene):
    assert parse(json.loads(json.dumps(dump(scene)))) == scene


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {},
        {"kind": "window"},
        {"kind": "text"},
        {"kind": "text", "congress": "大会", "words": 3},
        {"kind": "text", "congress": "大会", "words": "休会", "student_no": "2024"},
        {**dump(SCENES["calling"]), "names": [["王语桐", 3]]},
        {**dump(SCENES["calling"]), "names": "王语桐"},
        {**dump(SCENES["result"]), "figures": [["应到", 88, 1]]},
    ],
)
def test_what_is_no_scene_is_none(stored):
    assert parse(stored) is None
