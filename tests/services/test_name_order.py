"""Names stand in the order of the organisation's first language, all of them or none, whenever that changes."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.members import Person
from pomanager.db.organisation import Organisation
from pomanager.db.roll_sums import differences
from pomanager.errors import Cancelled
from pomanager.i18n import collation
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands import name_order
from pomanager.services.members.commands.name_order import amend_profile_and_order, order_names
from pomanager.services.members.commands.trees import AddPart, add_part
from pomanager.services.members.queries import roll_ids, roll_rows
from pomanager.services.members.queries.name_order import OtherNames, names_out_of_order, sections_found_otherwise
from pomanager.services.office import Office
from pomanager.services.organisation.commands import AmendProfile, Profile
from pomanager.services.organisation.queries import organisation
from tests import make

NAMES = ("Асан", "Bukuru", "Яна", "Ana", "Өмүр")


@pytest.fixture
def roll(office: Office) -> Office:
    """An office whose first language is French, with names of two scripts."""
    for name in NAMES:
        make.member(office, name)
    return office


def with_languages(office: Office, *languages: str) -> None:
    """Change the organisation's languages as the screen does."""
    told = office.ask(organisation)
    known = {name: getattr(told, name) for name in Profile.__dataclass_fields__}
    office.do(
        amend_profile_and_order,
        AmendProfile(profile=Profile(**{**known, "languages": languages}), version=told.version),
    )


def names(office: Office) -> list[str]:
    """Everybody in the order of their names."""
    ids = office.ask(roll_ids, RollView(order=RollOrder.NAME))
    return [row.name for row in office.ask(roll_rows, ids)]


def keys_follow(session: Session, language: str) -> bool:
    """Whether every key is that of the language, on the person and on the member."""
    rows = session.execute(select(Person.sort_name, Person.sort_key)).all()
    return all(collation.sort_key(row.sort_name, language) == row.sort_key for row in rows)


def sorted_in(session: Session) -> str:
    """The language the books say their names are sorted in."""
    return session.scalars(select(Organisation.sort_language)).one()


def versions(session: Session) -> set[int]:
    """Versions of all people."""
    return set(session.scalars(select(Person.version)))


LATIN_FIRST = ["Ana", "Bukuru", "Асан", "Өмүр", "Яна"]
CYRILLIC_FIRST = ["Асан", "Өмүр", "Яна", "Ana", "Bukuru"]


def test_few_names_are_sorted_with_the_change_of_the_language(roll: Office) -> None:
    assert (names(roll), roll.ask(sorted_in)) == (LATIN_FIRST, "fr")
    with_languages(roll, "ky", "fr")
    assert (names(roll), roll.ask(sorted_in)) == (CYRILLIC_FIRST, "ky")
    assert roll.ask(keys_follow, "ky")
    assert roll.ask(names_out_of_order) == 0
    assert roll.ask(versions) == {1}


def test_another_language_of_the_same_script_changes_nothing(roll: Office) -> None:
    before = len(make.journal(roll))
    with_languages(roll, "rn", "fr")
    assert roll.ask(names_out_of_order) == 0
    assert (names(roll), roll.ask(sorted_in)) == (LATIN_FIRST, "fr")
    assert len(make.journal(roll)) == before + 1


@pytest.mark.parametrize(("at_once", "waiting"), [(4, 5), (5, 0), (6, 0)])
def test_many_names_wait_in_the_order_they_had(
    roll: Office, monkeypatch: pytest.MonkeyPatch, at_once: int, waiting: int
) -> None:
    monkeypatch.setattr(name_order, "AT_ONCE", at_once)
    with_languages(roll, "ky", "fr")
    assert roll.ask(names_out_of_order) == waiting
    assert names(roll) == (LATIN_FIRST if waiting else CYRILLIC_FIRST)


def test_who_comes_while_names_wait_is_sorted_as_the_others(roll: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_order, "AT_ONCE", 0)
    with_languages(roll, "ky", "fr")
    make.member(roll, "Эркин")
    assert names(roll) == ["Ana", "Bukuru", "Асан", "Өмүр", "Эркин", "Яна"]
    assert roll.ask(keys_follow, "fr")
    assert roll.do(order_names).result == 6
    assert names(roll) == ["Асан", "Өмүр", "Эркин", "Яна", "Ana", "Bukuru"]
    assert roll.ask(keys_follow, "ky")


def test_progress_is_told_and_the_journal_has_one_line(roll: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_order, "AT_ONCE", 0)
    monkeypatch.setattr(bulk.names_after, "__defaults__", (2,))
    with_languages(roll, "ky", "fr")
    told: list[tuple[int, int]] = []
    done = roll.do(order_names, lambda *far: told.append(far))
    assert (told, done.result, done.recorded) == ([(2, 5), (4, 5), (5, 5)], 5, 1)
    assert make.last_line(roll).act == "members.names_ordered"
    assert make.changes(make.last_line(roll)) == {"sort_language": ("fr", "ky")}


@pytest.mark.parametrize("portions", [0, 1, 2])
def test_cancelled_or_cut_short_it_leaves_all_names_as_they_stood(
    roll: Office, monkeypatch: pytest.MonkeyPatch, portions: int
) -> None:
    monkeypatch.setattr(name_order, "AT_ONCE", 0)
    monkeypatch.setattr(bulk.names_after, "__defaults__", (2,))
    with_languages(roll, "ky", "fr")
    asked = iter([False] * portions + [True])
    with pytest.raises(Cancelled):
        roll.do(order_names, cancelled=lambda: next(asked))
    assert roll.ask(keys_follow, "fr")
    assert (names(roll), roll.ask(sorted_in), roll.ask(names_out_of_order)) == (LATIN_FIRST, "fr", 5)


def test_names_in_order_already_are_left_alone(roll: Office) -> None:
    done = roll.do(order_names)
    assert (done.result, done.recorded) == (0, 0)


def test_a_file_of_an_older_program_asks_to_be_sorted(roll: Office) -> None:
    with roll.books.writing("older") as session:
        session.execute(Organisation.__table__.update().values(sort_language=""))  # type: ignore[attr-defined]
        session.execute(Person.__table__.update().values(sort_key="Z"))  # type: ignore[attr-defined]
    assert roll.ask(names_out_of_order) == 5
    assert roll.do(order_names).result == 5
    assert (names(roll), roll.ask(sorted_in), roll.ask(names_out_of_order)) == (LATIN_FIRST, "fr", 0)


def test_an_empty_roll_takes_the_new_language_at_once(office: Office) -> None:
    with_languages(office, "ky", "fr")
    assert (office.ask(sorted_in), office.ask(names_out_of_order)) == ("ky", 0)
    make.member(office, "Ana")
    make.member(office, "Яна")
    assert names(office) == ["Яна", "Ana"]


# ---- sections, which have a name in each language -------------------------------------------------------------------


def sections_of_two_languages(office: Office) -> dict[str, int]:
    """Sections named in French and Kyrgyz, or in French alone, with a member each; name → member."""
    for fr, ky in (("Nord", "Түндүк"), ("Sud", ""), ("Groupe", "Топ"), ("Cercle", "Топ")):
        name = Wording({"fr": fr, **({"ky": ky} if ky else {})})
        office.do(add_part, AddPart(of=TreeName.SECTIONS, name=name))
    members = {name: make.member(office, f"Ana {name}", section=name) for name in ("Nord", "Sud", "Groupe", "Cercle")}
    assert office.ask(sections_found_otherwise).folded == {}
    return members


def who(office: Office, typed: str) -> list[int]:
    """Members found by what is typed."""
    return list(office.ask(roll_ids, RollView(search=typed)))


def test_members_are_found_by_the_names_of_sections_in_the_new_language(office: Office) -> None:
    members = sections_of_two_languages(office)
    with_languages(office, "ky", "fr")
    assert who(office, "Түндүк") == [members["Nord"]]
    assert who(office, "Топ") == [members["Groupe"], members["Cercle"]]
    assert who(office, "Sud") == [members["Sud"]]
    assert office.ask(sections_found_otherwise) == OtherNames({}, ())
    assert make.changes(make.last_line(office)) == {"sort_language": ("fr", "ky")}
    found = make.member(office, "Bukuru", section="түндүк")
    assert make.detail(office, found).section_id == make.detail(office, members["Nord"]).section_id
    assert not any(office.ask(differences))
    with_languages(office, "fr", "ky")
    assert who(office, "Түндүк") == []
    assert len(who(office, "Nord")) == 2


@pytest.mark.parametrize(("at_once", "at_last"), [(3, False), (4, True)])
def test_where_many_are_concerned_it_waits_for_the_job(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
    at_last: bool,  # noqa: FBT001
) -> None:
    members = sections_of_two_languages(office)
    monkeypatch.setattr(name_order, "AT_ONCE", at_once)
    with_languages(office, "ky", "fr")
    assert bool(who(office, "Түндүк")) is at_last
    assert not any(office.ask(differences)), "what waits is no damage"
    office.do(order_names)
    assert who(office, "Түндүк") == [members["Nord"]]
    assert office.do(order_names).recorded == 0


def test_languages_of_one_order_still_rename_sections(office: Office) -> None:
    name = Wording({"fr": "Nord", "rn": "Buraruko"})
    office.do(add_part, AddPart(of=TreeName.SECTIONS, name=name))
    member = make.member(office, section="Nord")
    with_languages(office, "rn", "fr")
    assert who(office, "Buraruko") == [member]
    assert make.last_line(office).act == "members.sections_found_anew"


def test_cancelled_it_leaves_sections_as_they_were_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sections_of_two_languages(office)
    monkeypatch.setattr(name_order, "AT_ONCE", 0)
    with_languages(office, "ky", "fr")
    waiting = office.ask(sections_found_otherwise)
    with pytest.raises(Cancelled):
        office.do(order_names, cancelled=lambda: True)
    assert office.ask(sections_found_otherwise) == waiting
    assert who(office, "Nord")
