"""Presets carry only what is known well enough, each value with its source and mark, and fit the settings."""

import tomllib

import pytest

from pomanager import paths
from pomanager.errors import Refused
from pomanager.rules.bylaws.in_force import Sure
from pomanager.rules.bylaws.judging import objections_to_source, objections_to_values
from pomanager.rules.bylaws.presets import PRESETS, UNKNOWN_PRESET
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Count, Unit, written
from pomanager.services.organisation.presets import preset, presets

FOLDER = paths.resources() / "presets"


@pytest.mark.parametrize("key", PRESETS)
def test_every_value_carries_its_source_and_a_mark_from_a_to_c(key: str) -> None:
    told = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    assert set(told) == {"values"}
    for name, entry in told["values"].items():
        assert set(entry) == {"value", "sure", "source"}
        assert entry["sure"] in {"A", "B", "C"}
        assert entry["source"].strip()
        assert not objections_to_source(name, entry["source"])


@pytest.mark.parametrize("key", PRESETS)
def test_every_value_fits_its_setting(key: str) -> None:
    found = preset(key)
    told = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))["values"]
    assert set(found.values) == set(told) <= set(SETTINGS)
    assert {name: entry["value"] for name, entry in told.items()} == {
        name: written(said.value) for name, said in found.values.items() if said.value is not None
    }
    objections = objections_to_values({name: said.value for name, said in found.values.items()})
    assert [objection for objection in objections if objection.stops] == []
    assert not any(said.is_checked or said.sure is Sure.OWN for said in found.values.values())


def test_every_file_is_offered_and_every_offer_has_its_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(PRESETS)
    assert [row.key for row in presets()] == list(PRESETS)


def test_the_blank_one_has_principles_and_no_numbers() -> None:
    values = preset("ica-blank").values
    assert values
    assert not any(isinstance(said.value, Count) for said in values.values())
    assert not any(any(digit.isdigit() for digit in written(said.value)) for said in values.values() if said.value)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ohada-scoops", "ordinary_assembly.quorum_first"),  # quorums of the Act were not found
        ("ohada-coop-ca", "extraordinary_assembly.majority"),
        ("kyrgyzstan", "cooperative.members_min"),
        ("cambodia", "membership.min_age"),
        ("france", "cooperative.members_min"),
        ("burundi", "board.women_min"),
        ("ohada-scoops", "section_assembly.held"),  # the Act allows them, it does not ask for them
        ("ohada-coop-ca", "section_assembly.held"),
        ("kenya", "section_assembly.held"),
    ],
)
def test_what_is_known_weakly_is_left_blank(key: str, name: str) -> None:
    assert name not in preset(key).values


def test_marks_are_those_of_the_study() -> None:
    notice = preset("ohada-scoops").values["ordinary_assembly.notice_days"]
    assert (notice.value, notice.sure, notice.source) == (Count(15, Unit.CLEAR_DAYS), Sure.STATUTE, "AUSCOOP art. 233")
    assert preset("ohada-coop-ca").values["ordinary_assembly.notice_days"].sure is Sure.GENERAL
    assert preset("kenya").values["calendar.annual_meeting"].sure is Sure.SECONDARY


@pytest.mark.parametrize("key", ["", "atlantis", "../ica-blank", "OHADA-SCOOPS"])
def test_an_unknown_preset_is_refused(key: str) -> None:
    with pytest.raises(Refused) as refused:
        preset(key)
    (objection,) = refused.value.objections
    assert (objection.about, objection.message) == ("preset", UNKNOWN_PRESET)
