"""Candidacies of all sections in one act: found by number and section, judged row by row, all written or none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.rules.elections import nominating
from pomanager.rules.objections import Objection
from pomanager.services.elections import candidacies
from pomanager.services.elections.candidacies import objections_to_nominating_many
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.orders import Candidacy, NominateMany
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.office import Office
from tests import elections as make_election
from tests import make, offices
from tests.services.test_election_delegates import HELD, MEETING, fill

RECEIVED = date(2026, 11, 1)


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield books
    books.close()


def order(*rows: Candidacy, **known: object) -> NominateMany:
    """A table of candidacies for the meeting of delegates."""
    told = {"received_on": RECEIVED, "for_meeting_id": MEETING, "accepted_on": RECEIVED}
    return NominateMany(candidacies=rows, **{**told, **known})  # type: ignore[arg-type]  # parts of the order


def standing(office: Office) -> list[list[str]]:
    """The numbers of the members who stand, by election."""
    return [
        [each.member_number for each in detail.contests[0].candidates]
        for detail in office.ask(election_details, [1, 2])
    ]


def test_a_table_of_sections_and_numbers_is_written_in_one_act(office: Office) -> None:
    before = len(make.journal(office))
    rows = (Candidacy(section="mungwa", number="1"), Candidacy(section="Mungwa", number=" 2 "),
            Candidacy(section="Rukago", number="5"), Candidacy(contest_id=2, member_id=6))  # fmt: skip
    assert office.do(nominate_many, order(*rows)).result == 4
    assert standing(office) == [["1", "2"], ["5", "6"]]
    assert len(make.journal(office)) == before + 1
    told = {name: new for name, (_old, new) in make.changes(make.last_line(office)).items()}
    assert (told["candidates"], told["elections"]) == ("4", "2")


def test_everything_wrong_is_told_beside_its_row_and_nothing_is_written(office: Office) -> None:
    make_election.nominated(office, 1, 1)
    rows = (
        Candidacy(section="Mungwa", number="1"), Candidacy(section="Mungwa", number="5"),
        Candidacy(section="Nowhere", number="777"), Candidacy(number="3"), Candidacy(section="Rukago", number="6"),
        Candidacy(section="Rukago", number="6"),
    )  # fmt: skip
    late = order(*rows, received_on=HELD)
    with pytest.raises(Refused) as refused:
        office.do(nominate_many, late)
    said = refused.value.objections
    assert messages(said, 1) == {nominating.STANDS_ALREADY, nominating.LATE}
    assert messages(said, 2) == {nominating.ONLY_SECTION, nominating.LATE}
    assert messages(said, 3) == {candidacies.NO_SUCH_MEMBER, candidacies.NO_SUCH_SECTION}
    assert messages(said, 4) == {candidacies.NOWHERE}
    assert messages(said, 5) == {nominating.LATE}
    assert messages(said, 6) == {nominating.STANDS_ALREADY, nominating.LATE}
    assert standing(office) == [["1"], []]
    assert office.ask(objections_to_nominating_many, late, make_election.DAY) == said
    with pytest.raises(Refused):
        office.do(nominate_many, order())


def messages(said: tuple[Objection, ...], row: int) -> set[str]:
    """What is said beside a row."""
    return {each.message for each in said if each.about == f"candidacies.{row}"}


def test_seats_of_a_body_are_filled_from_a_table_too(tmp_path: Path) -> None:
    office = offices.opened_office(offices.filled_file(tmp_path, make_election.fill))
    election_id = make_election.prepared(office)
    contest_id = make_election.contest_of(office, election_id)
    rows = tuple(Candidacy(contest_id=contest_id, member_id=each) for each in (1, 3))
    assert office.do(nominate_many, order(*rows, for_meeting_id=None)).result == 2
    assert [each.name for each in make_election.detail(office, election_id).contests[0].candidates] == [
        "AWA Un", "CYR Trois",
    ]  # fmt: skip
    office.close()
