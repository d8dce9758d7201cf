"""Tables that name sections with what they lie in, or by names in a language the organisation has just chosen."""

from pathlib import Path

import pytest

from pomanager.db.roll_sums import differences
from pomanager.readmodels.exchange import Outcome
from pomanager.readmodels.members import RollView
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands import name_order
from pomanager.services.members.commands.name_order import amend_profile_and_order, order_names
from pomanager.services.members.commands.trees import AddPart, add_part
from pomanager.services.members.queries.roll import roll_ids
from pomanager.services.office import Office
from pomanager.services.organisation.commands import AmendProfile, Profile
from pomanager.services.organisation.queries import organisation, section_called, section_names
from tests import make, tables


def section(office: Office, fr: str, en: str, inside: int | None = None) -> int:
    """A section of two names; its id."""
    order = AddPart(of=TreeName.SECTIONS, name=Wording({"fr": fr, "en": en}), parent_id=inside)
    key: int = office.do(add_part, order).result
    return key


def with_languages(office: Office, *languages: str) -> None:
    """Let the organisation work in these languages."""
    told = office.ask(organisation)
    known = {name: getattr(told, name) for name in Profile.__dataclass_fields__}
    profile = Profile(**{**known, "languages": languages})
    office.do(amend_profile_and_order, AmendProfile(profile=profile, version=told.version))


def table(folder: Path, *lines: str) -> Path:
    """A table of numbers, names and sections."""
    return tables.written(folder, "\n".join(("number,name,section", *lines)))


def test_newcomers_are_found_by_the_label_of_their_section(office: Office, tmp_path: Path) -> None:
    north = section(office, "Nord", "North")
    group = section(office, "Groupe 1", "Group 1", north)
    lines = ("1,Awa Ba,Groupe 1 · Nord", "2,Ali Sow,groupe 1", "3,Eva Diop,Neuf", "4,Ada Sy,neuf")
    tables.brought_in(office, table(tmp_path, *lines))
    assert [make.detail(office, key).section_id for key in (1, 2)] == [group, group]
    assert list(office.ask(roll_ids, RollView(search="Nord"))) == []
    assert set(office.ask(roll_ids, RollView(search="neuf"))) == {3, 4}
    assert not any(office.ask(differences))


@pytest.mark.parametrize("waiting", [True, False])
def test_a_section_is_chosen_by_the_name_shown_while_its_finding_waits(
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    waiting: bool,  # noqa: FBT001
) -> None:
    make.profile(office, languages=("fr", "en"))
    north = section(office, "Nord", "North")
    group = section(office, "Groupe", "Group", north)
    make.member(office, "Awa Ba", section="Nord")
    monkeypatch.setattr(name_order, "AT_ONCE", 0 if waiting else 100)
    with_languages(office, "en", "fr")
    sections = office.ask(section_names)
    assert sections == {north: "North", group: "Group"}
    for label, meant in (("north", north), ("Group", group), ("Group · North", group), ("South", None)):
        found = office.ask(section_called, label)
        assert (found and found.id) == meant
    tables.brought_in(office, table(tmp_path, "8,Ali Sow,North", "9,Eva Diop,Group · North"))
    typed = make.member(office, "Ada Sy", section="North")
    members = office.ask(roll_ids, RollView())
    assert {make.detail(office, key).section_id for key in members} == {north, group}
    assert make.detail(office, typed).section_id == north
    assert office.ask(section_names) == sections
    assert not any(office.ask(differences))
    office.do(order_names)
    assert not any(office.ask(differences))


def test_a_label_of_both_languages_means_one_section_while_new_names_wait(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.profile(office, languages=("fr", "en"))
    north = section(office, "Nord", "North")
    group = section(office, "Groupe", "Group", section(office, "Val", "Valley", north))
    monkeypatch.setattr(name_order, "AT_ONCE", 0)
    make.member(office, "Ada Sy", number="1", section="Groupe · Val")
    with_languages(office, "en", "fr")
    sections = office.ask(section_names)
    labels = [f"{inner} · {middle} · {outer}" for inner in ("Groupe", "group") for middle in ("Val", "valley")
              for outer in ("nord", "North")]  # fmt: skip
    labels += ["Group · Val", "groupe · Valley", "Groupe", "Group"]
    for label in labels:
        [row] = tables.planned(office, table(tmp_path, f"1,Ada Sy,{label}")).rows
        assert row.outcome is Outcome.SAME, label
    [row] = tables.planned(office, table(tmp_path, "1,Ada Sy,Groupe · North")).rows
    assert row.outcome is Outcome.CHANGED
    tables.brought_in(office, table(tmp_path, *(f"{key},Ali {key},{label}" for key, label in enumerate(labels, 2))))
    assert {make.detail(office, key).section_id for key in office.ask(roll_ids, RollView())} == {group}
    assert office.ask(section_names) == sections


def test_a_section_is_the_same_with_and_without_what_it_lies_in(office: Office, tmp_path: Path) -> None:
    north = section(office, "Nord", "North")
    section(office, "Groupe 1", "Group 1", north)
    tables.brought_in(office, table(tmp_path, "1,Awa Ba,Groupe 1"))

    def outcomes(*names: str) -> list[Outcome]:
        return [
            row.outcome for name in names for row in tables.planned(office, table(tmp_path, f"1,Awa Ba,{name}")).rows
        ]

    assert outcomes("Groupe 1 · Nord", "groupe 1·NORD", "Groupe 1") == [Outcome.SAME] * 3
    assert outcomes("Groupe 1 · Sud", "Nord", "Groupe 2") == [Outcome.CHANGED] * 3
    section(office, "Groupe 1", "Group 1", section(office, "Sud", "South"))
    assert outcomes("Groupe 1", "Groupe 1 · Nord", "Groupe 1 · Sud") == [Outcome.SAME, Outcome.SAME, Outcome.CHANGED]
    section(office, "Groupe 1", "Group 1")
    assert outcomes("Groupe 1", "Groupe 1 · Nord") == [Outcome.CHANGED, Outcome.SAME]
