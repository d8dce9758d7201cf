"""A table's place is held against the known ones: exact, formerly so called, likely misspelt, or unknown."""

import pytest

from pomanager.readmodels.places import PlaceMatch
from pomanager.rules.places import MatchKind
from pomanager.services.members.queries.place_matching import PlaceMatcher
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.organisation.queries import place_called, place_path

PLACES = (
    "Mungwa · Zege · Gitega · Gitega", "Songa · Zege · Gitega · Gitega", "Songa · Mubuga · Gitega · Gitega",
    "Rukoma · Nyanza · Burunga", "MAIRIE · Nyanza · Burunga", "Centre · Zege · Ngozi · Butanyerera",
    "Centre · Zege · Gitega · Gitega",
)  # fmt: skip


@pytest.fixture(name="known")
def with_places(office: Office) -> Office:
    """An office that knows a few hills with their zones, communes and provinces."""
    for label in PLACES:
        office.do(place_for, label)
    return office


def match(office: Office, label: str) -> PlaceMatch:
    """What a label is taken for."""
    return office.ask(lambda session: PlaceMatcher(session).match(label))


@pytest.mark.parametrize(
    ("typed", "kind", "label"),
    [
        ("Mungwa", MatchKind.EXACT, "Mungwa · Zege"),
        (" mungwa·zege ", MatchKind.EXACT, "Mungwa · Zege"),
        ("Mungwa · Gitega", MatchKind.EXACT, "Mungwa · Zege"),
        ("Mungwa · Zege · Gitega · Gitega", MatchKind.EXACT, "Mungwa · Zege"),
        ("MAI RIE", MatchKind.LIKELY, "MAIRIE · Nyanza"),
        ("Mai rie · Niyanza", MatchKind.LIKELY, "MAIRIE · Nyanza"),
        ("Rukoma · Niyanza", MatchKind.LIKELY, "Rukoma · Nyanza"),
        ("Songa · Mubuga", MatchKind.EXACT, "Songa · Mubuga"),
        ("Centre · Zege · Ngozi", MatchKind.EXACT, "Centre · Zege · Ngozi · Butanyerera"),
        ("Centre · Ngozi", MatchKind.EXACT, "Centre · Zege · Ngozi · Butanyerera"),
        ("Gitega · Gitega", MatchKind.EXACT, "Gitega · Gitega"),
        ("Gitega", MatchKind.EXACT, "Gitega"),
    ],
)
def test_a_label_finds_its_place(known: Office, typed: str, kind: MatchKind, label: str) -> None:
    found = match(known, typed)
    assert (found.kind, found.label) == (kind, label)
    with known.books.reading() as session:
        called = place_called(session, label)
        assert called is not None
        assert called.id == found.place_id, "the label given back means that very place"


def test_a_name_of_several_places_is_nobodys_until_it_says_where(known: Office) -> None:
    found = match(known, "Songa")
    assert (found.kind, found.place_id, found.others) == (
        MatchKind.AMBIGUOUS, None, ("Songa · Zege", "Songa · Mubuga"),
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["", " · ", "Kigali", "Mungwa · Ngozi", "Rukoma · Kigali"])
def test_what_nobody_knows_is_said_to_be_unknown(known: Office, typed: str) -> None:
    found = match(known, typed)
    assert (found.kind, found.place_id, found.label) == (MatchKind.UNKNOWN, None, "")


def test_a_place_of_that_name_elsewhere_is_told(known: Office) -> None:
    assert match(known, "Mungwa · Ngozi").others == ("Mungwa · Zege",)


def test_columns_of_levels_are_read_from_the_outside_in(known: Office) -> None:
    with known.books.reading() as session:
        matcher = PlaceMatcher(session)
        for names in (
            ["Gitega", "Gitega", "Zege", "Mungwa"],
            ["Gitega", "", "", "Mungwa"],
            ["", "", "Zege", "Mungwa "],
        ):
            assert matcher.match_levels(names).label == "Mungwa · Zege", names
        assert matcher.match_levels(["Burunga", "Niyanza", "MAI RIE"]).kind is MatchKind.LIKELY
        assert matcher.match_levels(["", " "]).kind is MatchKind.UNKNOWN
        path = place_path(session, place_called(session, "Mungwa"))
    assert path == "Mungwa · Zege · Gitega · Gitega"
