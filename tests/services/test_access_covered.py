"""Numbers of identity documents and nominees: nothing the program answers or prints gives them to whoever may not see.

An office with known numbers and a known nominee is asked everything there is to ask, by people of the roles that may
not see them, and what they get is looked through to the last field.
"""

import dataclasses
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from pomanager.errors import NotAllowed, NotFound, OfficeError
from pomanager.papers import PAPERS
from pomanager.readmodels.access import Keeper
from pomanager.readmodels.attention import Heap
from pomanager.readmodels.dues import DuesView
from pomanager.readmodels.members import MemberDetail, RollOrder, RollView
from pomanager.readmodels.papers import Asked
from pomanager.rules.access.roles import RIGHTS, Right, Role, rights_of
from pomanager.rules.attention import Check, Kind
from pomanager.rules.contacts import NomineeLine
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.paper_options import Options
from pomanager.rules.places import TreeName
from pomanager.services.access.queries.notes import notes
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.queries.contacts import nominee_detail
from pomanager.services.members.queries.export import export_roll
from pomanager.services.members.queries.export_fields import export_columns
from pomanager.services.members.queries.particulars import documents, members_with_document, particulars
from pomanager.services.office import Office, name_of
from pomanager.services.shares.queries.successions import proposed_heirs, successions
from tests import make, offices, tables
from tests.services.test_access_table import Asked as Question
from tests.services.test_access_table import everything

NOMINEE = "Zqxnominata Wkvsecreta"
BROUGHT, CORRECTED, TWICE = "JX 55 1177 3390", "JX 55 1177 3391", "QW-9081-7263-X"
OURS = (1, 2, 3)
BLIND = (Role.MENTOR_COORDINATOR, Role.MENTOR, Role.VIEWER)
"""The roles that may not see numbers and nominees."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A sample office, in which a table brought numbers, a number stands twice, and a nominee is known."""
    folder = tmp_path_factory.mktemp("covered")
    opened = offices.opened_office(offices.sample_copy(folder, "s2", offices.USUAL))
    first, second, third = _members(opened)
    for number in (BROUGHT, CORRECTED):
        rows = f"no,name,id number\n{first.number},{first.full_name},{number}\n"
        tables.brought_in(opened, tables.written(folder, rows))
    for member in (second, third):
        given = GivenDocument(kind=IdentityKind.NATIONAL_CARD, number=TWICE)
        opened.do(set_documents, SetDocuments(member_id=member.id, documents=(given,)))
    opened.do(set_nominees, SetNominees(member_id=second.id, nominees=(NomineeLine(name=NOMINEE, share_percent=100),)))
    yield opened
    opened.close()


@pytest.fixture
def asking(office: Office) -> Iterator[Office]:
    """The same office; whoever a test let in leaves it again."""
    before = office.keeper
    yield office
    office.admit(before)


def let_in(office: Office, *roles: Role) -> None:
    """Somebody of these roles is at the keyboard from now on."""
    office.admit(Keeper("Awa", 1, frozenset(roles), rights_of(roles)))


def test_whoever_changes_the_roll_sees_what_they_change() -> None:
    """Forms with covered numbers in them would write these over the true ones."""
    blind = {role for role in Role if Right.READ_RESTRICTED not in RIGHTS[role]}

    assert blind == set(BLIND)
    assert all(Right.KEEP_ROLL not in RIGHTS[role] and Right.READ_JOURNAL not in RIGHTS[role] for role in blind)


def test_documents_are_covered_and_nominees_refused(asking: Office) -> None:
    """Their kinds, places and days are told; of the number only its end."""
    first, second, _third = _members(asking)
    let_in(asking, Role.VIEWER)

    assert asking.ask(documents, second.person_id)[-1].number == "••• ••• 63-X"
    assert asking.ask(particulars, second.person_id).documents == asking.ask(documents, second.person_id)
    assert [row.number for row in asking.ask(documents, first.person_id)] == ["••• ••• 3390", "••• ••• 3391"]
    for refused, asked in ((nominee_detail, (second.id,)), (proposed_heirs, (second.id, asking.today()))):
        with pytest.raises(NotAllowed):
            asking.ask(refused, *asked)
    with pytest.raises(NotAllowed):
        asking.ask(members_with_document, ["jx5511773391"])


def test_who_had_been_nominee_is_not_told(asking: Office) -> None:
    """The heirs of a succession are in the share register, where the reader sees them; why they are is not."""
    heirs = [heir for row in asking.ask(successions) for heir in row.heirs]
    let_in(asking, Role.VIEWER)

    covered = [heir for row in asking.ask(successions) for heir in row.heirs]

    assert [dataclasses.replace(heir, was_nominee=False) for heir in heirs] == covered
    assert heirs


def test_no_table_with_covered_numbers_is_handed_out(asking: Office, tmp_path: Path) -> None:
    """Brought in again, covered numbers would be written over the true ones: they are left out."""
    let_in(asking, Role.MENTOR_COORDINATOR)

    asking.ask(export_roll, tmp_path / "roll.csv", str)

    assert not [name for name in asking.ask(export_columns) if "id" in str(name).split("_")]
    assert _given_away((tmp_path / "roll.csv").read_text(encoding="utf-8"), _secrets(asking)) == set()
    let_in(asking, Role.SECRETARY)
    asking.ask(export_roll, tmp_path / "whole.csv", str)
    assert "jx5511773391" in _given_away((tmp_path / "whole.csv").read_text(encoding="utf-8"), _secrets(asking))


def test_no_question_gives_a_number_or_a_nominee(asking: Office) -> None:
    """Every question that these roles may ask and that can be asked with plain values."""
    secrets = _secrets(asking)
    let_in(asking, *BLIND)

    answers = {name_of(asked): _answer(asking, asked) for asked in everything() if asked is not notes}

    answered = [name for name, answer in answers.items() if answer is not None]
    assert len(answered) > 200
    assert {name: found for name in answered if (found := _given_away(answers[name], secrets))} == {}


def test_whoever_may_see_them_finds_them(asking: Office) -> None:
    """The same questions find numbers and nominees for the secretary: looking through them would find a leak."""
    secrets = _secrets(asking)

    leaks = {
        name_of(asked) for asked in everything()
        if asked.__module__.startswith("pomanager.services.members") and _given_away(_answer(asking, asked), secrets)
    }  # fmt: skip

    assert {"documents", "particulars", "nominee_detail", "export_rows", "member_record_sheet"} <= {
        name.rpartition(".")[2] for name in leaks
    }


def test_no_paper_gives_a_number_or_a_nominee(asking: Office) -> None:
    """Every paper these roles may print, with everything chosen on it that there is to choose."""
    secrets, options = _secrets(asking), Options(in_full=True, signatures=True, with_left=True, certificates=True)
    people = [row.id for row in _members(asking)]
    let_in(asking, *BLIND)

    found: dict[str, set[str]] = {}
    for paper in PAPERS:
        if asking.may(paper.needs):
            for of in people if paper.of is not None or paper.chosen != "not_asked" else (0,):
                asked = Asked(offices.NOW, asking.today(), of, options=options)
                with suppress(NotFound):  # of papers on one record of another kind
                    told = _read(asking, paper.fetch, asked)
                    found.setdefault(paper.key, set()).update(_given_away(told, secrets))

    assert len(found) > 20
    assert {key: told for key, told in found.items() if told} == {}


# ---- how everything is asked ---------------------------------------------------------------------------------------


def _members(office: Office) -> tuple[MemberDetail, ...]:
    """Three people of the roll: one whose number a table brought, two with one number; the second has a nominee."""
    return tuple(make.detail(office, member_id) for member_id in OURS)


def _secrets(office: Office) -> frozenset[str]:
    """Every number of six characters or more in the books, and our nominee, without spaces and signs."""
    with office.books.reading() as session:
        numbers = [row[0] for row in session.execute(text("SELECT number FROM identity_document"))]
    told = frozenset(_bare(number) for number in [*numbers, BROUGHT, CORRECTED, TWICE, NOMINEE])
    return frozenset(each for each in told if len(each) >= 6)


def _bare(words: str) -> str:
    return re.sub(r"[^\w]|_", "", words).casefold()


def _given_away(answer: object, secrets: frozenset[str]) -> set[str]:
    """Which secrets stand in an answer, in whatever way they are written."""
    told = "\n".join({_bare(words) for words in _texts(answer)})
    return {secret for secret in secrets if secret in told}


def _texts(answer: object) -> Iterator[str]:
    """Every text in an answer, to the last field."""
    if isinstance(answer, str):
        yield answer
    elif dataclasses.is_dataclass(answer) and not isinstance(answer, type):
        for each in dataclasses.fields(answer):
            yield from _texts(getattr(answer, each.name))
    elif isinstance(answer, Mapping):
        yield from _texts(list(answer.items()))
    elif isinstance(answer, Iterable) and not isinstance(answer, bytes | range):
        for each in answer:
            yield from _texts(each)


@cache
def _values() -> Mapping[str, object]:
    """What the parameters of questions mean, by their names."""
    day, few = date(2026, 12, 31), (1, 2, 3)
    return {
        "day": day, "today": day, "as_of": day, "on": day, "until": day, "since": date(2026, 1, 1), "first": day,
        "last": day, "period_from": date(2026, 1, 1), "printed_at": offices.NOW, "asked": Asked(offices.NOW, day, 2),
        "of": TreeName.PLACES, "member_ids": few, "person_ids": few, "ids": few, "seat_ids": few, "serials": few,
        "view": RollView(), "order": RollOrder.NUMBER, "by": RollOrder.NUMBER, "text": "а", "name": "а",
        "words": ("а",),
        "names": ("а",), "full_name": "Камчыбеков Исмаил", "birth": None, "place": "", "phone": "", "currency": "KGS",
        "heap": Heap(Kind.IMPOSSIBLE, Check.DOCUMENT_DIGITS), "months": 12,
        "wanted": frozenset({"document"}),
        "extras": frozenset({"document"}), "progress": lambda *_told: None, "keys": ("jx5511773391",), "number": "1",
    }  # fmt: skip


def _answer(office: Office, asked: Question) -> list[str] | None:
    """All texts of the answer to a question asked with plain values; None where it cannot be asked so, or may not."""
    parameters = list(inspect.signature(asked).parameters.values())
    if parameters[0].name != "session":
        return None
    return _asked_about(office, asked, parameters[1:], OURS[1])


def _asked_about(
    office: Office, asked: Question, parameters: Iterable[inspect.Parameter], one: int
) -> list[str] | None:
    """The same about one record."""
    values: list[object] = []
    for each in parameters:
        if each.default is not inspect.Parameter.empty or each.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD:
            continue
        if each.annotation is int or each.annotation == (int | None):
            values.append(one)
        elif each.name in _values():
            values.append(DuesView(day=date(2026, 12, 31)) if each.annotation is DuesView else _values()[each.name])
        else:
            return None
    try:
        return _read(office, asked, *values)
    except (OfficeError, AttributeError, TypeError, ValueError, LookupError, SQLAlchemyError):
        return None  # not to be asked with such values


def _read(office: Office, asked: Question, *values: object) -> list[str]:
    """All texts of an answer, read while the books are open: papers read their rows as they are printed."""

    def read(session: Session) -> list[str]:
        return list(_texts(asked(session, *values)))

    read.__module__, read.__qualname__ = asked.__module__, asked.__qualname__
    if not asked.__module__.startswith("pomanager.services"):
        read.__module__, read.__qualname__ = "pomanager.printing", "print_paper"
    return office.ask(read)
