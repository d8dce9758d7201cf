"""What the papers on the by-laws speak of: the version of a day, the one being prepared, two versions side by side."""

from datetime import date

import pytest

from pomanager.readmodels.bylaws import VersionState
from pomanager.readmodels.papers import Asked
from pomanager.rules.paper_options import Options
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import (
    AdoptPreset,
    NewValue,
    Origin,
    PrepareBylaws,
    SetBylawValues,
    adopt_preset,
    prepare_bylaws,
    set_bylaw_values,
)
from pomanager.services.organisation.queries.bylaw_papers import bylaws_paper, differences_paper

DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))


def three(office: Office) -> None:
    """Three versions that differ in one value each, adopted on DAYS."""
    for size, day in enumerate(DAYS, 5):
        values = {"board.size_min": f"{size} persons"}
        office.do(adopt_preset, AdoptPreset(preset="", since=day, decision="AG", values=values))


def asked(office: Office, day: date, options: Options) -> Asked:
    """What a paper is asked for on a day."""
    return Asked(office.now(), day, options=options)


def test_the_by_laws_of_a_day_or_those_being_prepared(office: Office) -> None:
    three(office)
    sheet = office.ask(bylaws_paper, asked(office, DAYS[1], Options()))
    assert sheet.text is not None
    assert (sheet.text.version.number, sheet.text.version.since) == (2, DAYS[1])
    wanted = asked(office, DAYS[2], Options(prepared=True))
    sheet = office.ask(bylaws_paper, wanted)
    assert sheet.text is not None
    assert sheet.text.version.number == len(DAYS)  # none is being prepared: that of the day
    office.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK))
    sheet = office.ask(bylaws_paper, wanted)
    assert sheet.text is not None
    assert sheet.text.version.state is VersionState.PREPARED


@pytest.mark.parametrize(
    ("beside", "numbers"), [(None, (2, 3)), (DAYS[0], (1, 3)), (date(2025, 6, 1), (2, 3)), (date(2023, 12, 31), (2, 3))]
)
def test_what_changed_since_the_version_before_or_that_of_an_earlier_day(
    office: Office, beside: date | None, numbers: tuple[int, int]
) -> None:
    three(office)
    found = office.ask(differences_paper, asked(office, DAYS[2], Options(beside=beside))).differences
    assert found is not None
    assert (found.earlier.number, found.later.number) == numbers
    assert [row.changed for row in found.rows] == [("board.size_min",)]


def test_the_one_being_prepared_stands_beside_that_of_the_day(office: Office) -> None:
    three(office)
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE)).result
    new = NewValue(key="board.size_min", written="9 persons")
    office.do(set_bylaw_values, SetBylawValues(version_id=version, values=(new,)))
    found = office.ask(differences_paper, asked(office, DAYS[0], Options(prepared=True))).differences
    assert found is not None
    assert (found.earlier.number, found.later.state) == (1, VersionState.PREPARED)
    assert [row.changed for row in found.rows] == [("board.size_min",)]
