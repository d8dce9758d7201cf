"""An official list of places from the command line."""

from pathlib import Path

import pytest

from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees import LevelName, NameLevels, name_levels
from tests.cli.saying import Run
from tests.offices import opened_office


@pytest.fixture
def places(office: Path, tmp_path: Path) -> Path:
    """A list of five places, for an office that calls its levels so."""
    opened = opened_office(office)
    names = tuple(LevelName(name=Wording({"en": name})) for name in ("Commune", "Hill"))
    opened.do(name_levels, NameLevels(of=TreeName.PLACES, levels=names))
    opened.close()
    path = tmp_path / "places.csv"
    path.write_text("hill,commune\nMungwa,Gitega\nSonga,Gitega\nKivuvu,Ngozi\n", encoding="utf-8")
    return path


def test_a_list_is_looked_at_added_and_known_again(run: Run, office: Path, places: Path) -> None:
    looked = run("members", "places", office, places, "--dry-run", "--json")
    assert looked.facts() == {"new": 5, "known": 0, "twins": 0, "rows": 3}
    assert run("members", "places", office, places).out.splitlines() == ["5 places are new."]
    assert run("members", "places", office, places, "--json").facts()["known"] == 5


def test_twins_are_named_and_added_only_when_told_so(run: Run, office: Path, places: Path) -> None:
    run("members", "places", office, places)
    places.write_text("hill,commune\nMungwaa,Gitega\n", encoding="utf-8")
    said = run("members", "places", office, places, "--json")
    assert (said.facts()["new"], said.facts()["twins"]) == (0, 1)
    assert "Mungwaa (Gitega) → Mungwa" in said.told
    assert run("members", "places", office, places, "--twins-are-new", "--json").facts()["new"] == 1


def test_without_levels_or_columns_a_list_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("a\nMungwa\n", encoding="utf-8")
    said = run("members", "places", office, path, "--json")
    assert (said.code, said.refused()[0]["about"]) == (1, "columns")
