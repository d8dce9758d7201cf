"""Names stand in the order of the organisation's first language, all of them or none, whenever that changes."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.members import Person
from pomanager.db.organisation import Organisation
from pomanager.errors import Cancelled
from pomanager.i18n import collation
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.services.members.commands import name_order
from pomanager.services.members.commands.name_order import amend_profile_and_order, order_names
from pomanager.services.members.queries import roll_ids, roll_rows
from pomanager.services.members.queries.name_order import names_out_of_order
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
