"""The list sorted by columns without an index and by own fields: nothing first, then by what is there, by number."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from pomanager.i18n import collation
from pomanager.readmodels.exchange import More, NewMember
from pomanager.readmodels.members import OWN, Extra, MemberRow, OwnOrder, RollOrder, RollView, order_called
from pomanager.readmodels.views import ViewContent
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.importing import OwnField
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.wording import Wording
from pomanager.services.members import queries
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.commands.households import FoundHousehold, found_household
from pomanager.services.members.queries import orders_beside
from pomanager.services.members.queries.export import export_rows
from pomanager.services.members.queries.orders import has_index
from pomanager.services.members.queries.plan import own_fields
from pomanager.services.members.queries.row_extras import roll_rows_with
from pomanager.services.office import Office
from tests import make

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make.office(tmp_path, make.MovableClock())
    yield made
    made.close()


def numbers(office: Office, by: RollOrder | OwnOrder, **more: object) -> list[str]:
    """The numbers of the members in this order."""
    view = replace(RollView(order=by), **more)  # type: ignore[arg-type]
    return [row.number for row in office.ask(queries.roll_rows, office.ask(queries.roll_ids, view))]


def field(office: Office, label: str, kind: FieldKind, *answers: str) -> OwnField:
    """A field of the organisation's own."""
    words = tuple(Answer(answer[:1].lower(), Wording({"en": answer})) for answer in answers)
    office.do(define_field, DefineField(label=Wording({"en": label}), kind=kind, answers=words))
    return office.ask(own_fields)[-1]


@pytest.fixture
def people(office: Office) -> tuple[OwnField, ...]:
    """Sixty people of whom anything may be known or not, brought in; returns the organisation's own fields."""
    fields = (
        field(office, "Parcel", FieldKind.NUMBER), field(office, "Village name", FieldKind.TEXT),
        field(office, "House", FieldKind.CHOICE, "Straw", "Brick"), field(office, "Seen", FieldKind.DATE),
        field(office, "Lit", FieldKind.YES_NO),
    )  # fmt: skip
    values = (
        ("2.5", "10", "9"),
        ("Éden", "eden", "Zoo", "Ещё"),
        ("s", "b"),
        ("2024-02-01", "2023-12-31"),
        ("yes", "no"),
    )
    chance = Random(4)

    def some(*words: str) -> str:
        return chance.choice(["", *words])

    brought = [
        NewMember(
            full_name=f"Somebody {number}", number=str(chance.randrange(10**6)), other_script=some("Ана", "Бек"),
            phone=some("79 12 34 56", "+257 71 00 00 11", "61000000"), joined_on=TODAY, decision=some("9", "10", "AG"),
            birth=chance.choice([None, VagueDate(1984, 3, 2), VagueDate(1984), VagueDate(1960, about=True)]),
            more=More(
                profession=some("Éleveuse", "eleveur", "Maçon"), products=some("riz", "café"),
 languages=some("rn", "fr"),
                how_to_find=some("behind", "Before"), thumb_print=chance.random() < 0.5,
                id_number=some("", f"CN {number}/77"), id_kind=IdentityKind.NATIONAL_CARD,
                household=some("Bukuru", "Arakaza"),
                own=tuple((each, one) for each, own in zip(fields, values, strict=True) if (one := some(*own))),
            ),
        )
        for number in range(60)
    ]  # fmt: skip
    office.do(bring_in_members, brought, "roll.csv")
    return fields


ELSEWHERE = {RollOrder.DOCUMENT, RollOrder.HOUSEHOLD_SIZE, RollOrder.KIND}
"""Orders that have a test of their own."""


def shown_key(by: RollOrder | OwnOrder, said: object, row: MemberRow) -> Any:  # noqa: ANN401 - whatever sorts
    """What is sorted by, of what a line shows; nothing is the least."""
    if by is RollOrder.AGE:
        return -_days(row.birth) if row.birth is not None else float("-inf")
    if by is RollOrder.PHONE:
        return folding.digits(row.phone)
    if by.value == "own:parcel":
        return float(str(said)) if said else -1
    if by.value == "own:house":
        return ["s", "b"].index(str(said)) if said else -1
    if isinstance(said, int):
        return said
    collated = {RollOrder.PROFESSION, RollOrder.PRODUCTS, RollOrder.LANGUAGES, RollOrder.DECISION}
    text = str(said or "")
    return collation.sort_key(text, "en") if by in collated or by.value == "own:village_name" else text


def _days(birth: VagueDate) -> float:
    return float(birth.iso().removeprefix("~").replace("-", "").ljust(8, "0"))


def test_the_list_is_sorted_by_whatever_a_column_shows(office: Office, people: tuple[OwnField, ...]) -> None:
    places = {number: place for place, number in enumerate(numbers(office, RollOrder.NUMBER))}
    for by in (*RollOrder, *(OwnOrder(each.key) for each in people)):
        if has_index(by) or by in ELSEWHERE:
            continue
        ids = office.ask(queries.roll_ids, RollView(order=by))
        rows = office.ask(roll_rows_with, ids, frozenset({by.value}), TODAY)
        beside = {RollOrder.OTHER: "other_script", RollOrder.PHONE: "phone"}
        keys = [
            (shown_key(by, getattr(row, beside[by]) if by in beside else (row.extras or {}).get(by.value), row),
             places[row.number])
            for row in rows
        ]  # fmt: skip
        assert len({key for key, _place in keys}) > 1, by
        assert keys == sorted(keys), by
        backwards = office.ask(queries.roll_ids, RollView(order=by, descending=True))
        assert list(backwards) == list(reversed(ids))


def test_documents_and_sizes_of_households_order_the_list(office: Office) -> None:
    people = [make.member(office, name) for name in ("Ana", "Bo", "Cy")]
    for member, number in ((people[0], "ZZ 123 456"), (people[2], "AA 123 456")):
        card = GivenDocument(kind=IdentityKind.NATIONAL_CARD, number=number)
        office.do(set_documents, SetDocuments(member_id=member, documents=(card,)))
    for member, size in ((people[0], 12), (people[1], 9)):
        office.do(found_household, FoundHousehold(member_id=member, name="House", size=size))
    assert numbers(office, RollOrder.DOCUMENT) == ["2", "3", "1"]
    assert numbers(office, RollOrder.HOUSEHOLD_SIZE) == ["3", "2", "1"]


def test_organisations_stand_last_when_sorted_by_what_a_member_is(office: Office) -> None:
    make.member(office, "COPROCA", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    for name in ("Ana", "Bo"):
        make.member(office, name)
    assert numbers(office, RollOrder.KIND) == ["2", "3", "1"]
    assert numbers(office, RollOrder.SIGNS) == ["1", "2", "3"]


def test_many_different_texts_are_sorted_as_they_are(
    office: Office, people: tuple[OwnField, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders_beside, "MOST_COLLATED", 1)
    for by in (OwnOrder("village_name"), RollOrder.PROFESSION):
        ids = office.ask(queries.roll_ids, RollView(order=by))
        rows = office.ask(roll_rows_with, ids, frozenset({by.value}), TODAY)
        texts = [str((row.extras or {}).get(by.value) or "") for row in rows]
        assert texts == sorted(texts)
        assert len(set(texts)) > 1
    assert people


def test_a_table_that_goes_out_stands_in_the_order_of_the_list(office: Office, people: tuple[OwnField, ...]) -> None:
    orders: tuple[RollOrder | OwnOrder, ...] = (RollOrder.PROFESSION, OwnOrder(people[0].key))
    for by, descending in product(orders, (False, True)):
        view = RollView(order=by, descending=descending)
        written = [member.number for member in office.ask(_exported, view)]
        assert written == numbers(office, by, descending=descending)


def _exported(session: Session, view: RollView) -> list[NewMember]:
    return list(export_rows(session, None, view))


def test_a_search_and_a_filter_keep_the_order(office: Office, people: tuple[OwnField, ...]) -> None:
    everybody = numbers(office, OwnOrder(people[1].key))
    some = numbers(office, OwnOrder(people[1].key), search="Somebody", thumb_print=True)
    assert some == [number for number in everybody if number in some]
    assert 0 < len(some) < len(everybody)
    first = office.ask(queries.roll_beginning, RollView(order=OwnOrder(people[1].key), search="somebody"))
    assert [row.number for row in office.ask(queries.roll_rows, first.ids)] == everybody


def test_a_field_nobody_has_orders_nothing(office: Office, people: tuple[OwnField, ...]) -> None:
    assert numbers(office, OwnOrder("gone")) == numbers(office, RollOrder.NUMBER)
    assert people


@given(name=st.sampled_from([*RollOrder, *map(OwnOrder, ("parcel", "a_b", ""))]))
def test_an_order_is_named_and_kept_in_a_view(name: RollOrder | OwnOrder) -> None:
    assert order_called(name.value) == name
    kept = ViewContent(RollView(order=name, descending=True))
    assert ViewContent.from_text(kept.to_text()) == kept
    assert not kept.view.narrowed


def test_a_view_of_another_program_with_an_unknown_order_is_shown_by_number() -> None:
    assert ViewContent.from_text('{"view": {"order": "height"}}') == ViewContent(RollView())
    with pytest.raises(ValueError, match="height"):
        order_called("height")


def test_lines_tell_own_values_where_a_column_asks(office: Office, people: tuple[OwnField, ...]) -> None:
    name = OWN + people[0].key
    ids = office.ask(queries.roll_ids, RollView())
    rows = office.ask(roll_rows_with, ids, frozenset({name, Extra.SIGNS}), TODAY)
    assert {(row.extras or {}).get(name) for row in rows} == {None, "2.5", "10", "9"}
    assert all((row.extras or {}).keys() <= {name, Extra.SIGNS} for row in rows)
