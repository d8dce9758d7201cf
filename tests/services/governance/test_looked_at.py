"""What the funnel is asked beside the usual: a province, people who stopped, other seats for women, tables, papers."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from pomanager.readmodels.funnel import PeopleAsked
from pomanager.readmodels.papers import Asked
from pomanager.rules.elections.reserved import seats_of_percent
from pomanager.rules.governance.funnel import AgePart, FunnelStage
from pomanager.rules.governance.indicators import Indicator
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import Options
from pomanager.services.governance.queries.exporting import export_indicators, export_people
from pomanager.services.governance.queries.funnel import funnel, people_behind
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.seats_tried import PERCENTS, seats_tried
from pomanager.services.governance.queries.sheets import funnel_sheet
from pomanager.services.governance.queries.years import year_view
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.office import Office
from pomanager.services.organisation.queries.sections import section_tree
from tests import offices

TODAY = offices.NOW.date()


def opened(code: str) -> Iterator[Office]:
    """A sample office, which is only read."""
    office = offices.opened_office(offices.sample_file(code, offices.USUAL), writing=False)
    yield office
    office.close()


@pytest.fixture(name="burundi", scope="module")
def confederation() -> Iterator[Office]:
    """S2, with delegates and elections."""
    yield from opened("s2")


def test_an_office_without_a_programme_gets_its_funnel() -> None:
    for office in opened("s1"):
        assert not office.ask(programmes)
        told = office.ask(funnel, office.ask(year_view, 2026, TODAY))
        assert told.counts(FunnelStage.ROLL).women > 0
        assert told.share(FunnelStage.CHAIRS) is not None


@pytest.mark.parametrize("ages", [AgePart.YOUNG, AgePart.OLDER])
def test_indicators_of_some_ages_and_sections_count_nobody_else(burundi: Office, ages: AgePart) -> None:
    whole = burundi.ask(indicators, burundi.ask(year_view, 2026, TODAY, None, ages))
    roll = whole.figures[Indicator.WOMEN_MEMBERS]
    tree = burundi.ask(section_tree)
    parts = [
        burundi.ask(indicators, burundi.ask(year_view, 2026, TODAY, key, ages)).figures[Indicator.WOMEN_MEMBERS]
        for key in tree.within[None][:2]
    ]
    assert roll.denominator is not None
    assert roll.denominator.all > 0
    assert sum(each.denominator.all for each in parts if each.denominator is not None) <= roll.denominator.all
    assert sum(each.numerator.all for each in parts) <= roll.numerator.all


def test_the_funnel_of_a_province_and_those_who_stopped(burundi: Office) -> None:
    tree = burundi.ask(section_tree)
    everybody = burundi.ask(funnel, burundi.ask(year_view, 2026, TODAY))
    provinces = [burundi.ask(funnel, burundi.ask(year_view, 2026, TODAY, key)) for key in tree.within[None][:3]]
    women = [each.counts(FunnelStage.ROLL).women for each in provinces]
    assert all(count < everybody.counts(FunnelStage.ROLL).women for count in women)
    assert 0 < sum(women) <= everybody.counts(FunnelStage.ROLL).women
    told = max(provinces, key=lambda each: each.counts(FunnelStage.ROLL).women)
    asked = PeopleAsked(told.view, FunnelStage.ROLL, Sex.FEMALE)
    on_roll, without = burundi.ask(people_behind, asked), burundi.ask(
        people_behind, asked.missing(FunnelStage.ENTITLED))  # fmt: skip
    entitled = burundi.ask(people_behind, PeopleAsked(told.view, FunnelStage.ENTITLED, Sex.FEMALE))
    assert on_roll.total == told.counts(FunnelStage.ROLL).women
    stopped = {each.person_id for each in on_roll.people} - {each.person_id for each in entitled.people}
    assert {each.person_id for each in without.people} == stopped


def test_the_paper_looks_at_the_year_and_section_chosen(burundi: Office) -> None:
    tree = burundi.ask(section_tree)
    section = tree.nodes[tree.within[None][0]]
    asked = Asked(datetime.combine(TODAY, datetime.min.time()), TODAY, options=Options(year=2025, section=section.name))
    sheet = burundi.ask(funnel_sheet, asked)
    assert (sheet.funnel.view.section_id, sheet.section) == (section.id, section.name)
    assert sheet.funnel.view.last == date(2025, 12, 31)


def test_other_seats_kept_for_women_on_the_last_results(burundi: Office) -> None:
    told = burundi.ask(seats_tried, TODAY)
    assert told
    for each in told:
        assert [one.percent for one in each.tried] == list(PERCENTS)
        for one in each.tried:
            assert one.women is None or one.women >= min(one.kept, each.stood)
    assert [seats_of_percent(seats, 30) for seats in (1, 2, 3, 10, 11)] == [0, 1, 1, 3, 4]


def test_tables_hold_every_indicator_and_every_name(burundi: Office, tmp_path: Path) -> None:
    view = burundi.ask(year_view, 2026, TODAY)
    figures, people = tmp_path / "figures.csv", tmp_path / "people.csv"
    count = burundi.ask(export_indicators, figures, view)
    assert count == len(burundi.ask(indicators, view).figures)
    assert "members.women" in figures.read_text(encoding="utf-8-sig")
    elected = burundi.ask(people_behind, PeopleAsked(view, FunnelStage.ELECTED))
    assert burundi.ask(export_people, people, elected.asked) == elected.total
    assert all(each.name in people.read_text(encoding="utf-8-sig") for each in elected.people)
