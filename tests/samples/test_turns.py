"""What each sample office holds of the roll at its full depth: each at least once, in the office's own words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TypeAlias

import pytest
from PIL import Image

from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.members import MemberDetail, RollView
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.places import TreeName
from pomanager.samples import STORIES, make_sample, story
from pomanager.samples.excluding import EXCLUDING
from pomanager.samples.organising import ORGANISING
from pomanager.samples.portraits import draw_portrait
from pomanager.samples.recording import RECORDING
from pomanager.samples.sheets import Turn, written_of
from pomanager.samples.year import PLAN
from pomanager.services.journal import queries as journal
from pomanager.services.members import queries
from pomanager.services.members.queries.appeals import appeals
from pomanager.services.members.queries.particulars import particulars, photo_of
from pomanager.services.members.queries.trees import tree
from pomanager.services.members.queries.views import saved_views
from pomanager.services.office import Office
from tests.samples.reading import read

Named: TypeAlias = tuple[str, Office]
"""An office with the code of its story."""
People: TypeAlias = list[tuple[MemberDetail, Particulars]]


@pytest.fixture(name="office", params=STORIES, scope="module")
def opened(request: pytest.FixtureRequest, offices: Callable[[str], Path]) -> Iterator[Named]:
    """Each of the offices, with its code."""
    found = read(offices(request.param))
    yield request.param, found
    found.close()


@pytest.fixture(name="people", scope="module")
def everybody(office: Named) -> People:
    """Everybody in its books."""
    _code, books = office
    members = [books.ask(queries.member_detail, member_id) for member_id in books.ask(queries.roll_ids, RollView())]
    return [(member, books.ask(particulars, member.person_id)) for member in members]


def acts(office: Office) -> Counter[str]:
    lines = office.ask(journal.journal_rows, office.ask(journal.journal_ids, JournalView()))
    return Counter(line.act for line in lines)


def test_some_show_documents_of_several_kinds_and_some_none(people: People) -> None:
    kinds = Counter(document.kind for _member, told in people for document in told.documents)
    assert len(kinds) >= 3
    assert 30 <= sum(kinds.values()) <= 50
    assert any(document.expires_on for _member, told in people for document in told.documents)
    assert all(document.number and document.issuer for _member, told in people for document in told.documents)
    assert any(not told.documents for member, told in people if member.status is Status.ACTIVE)


def test_some_have_occupations_sign_by_thumb_and_agreed(people: People) -> None:
    told = [each for _member, each in people]
    assert sum(1 for each in told if each.profession and each.products and each.languages) == 48
    assert 3 <= sum(each.thumb_print for each in told) <= 15
    assert sum(each.consents for each in told) >= 20
    assert [each.consent_ended_on for each in told if each.consent_ended_on] == [date(2026, 7, 28)]


def test_a_few_have_a_small_portrait(office: Named, people: People) -> None:
    photos = [office[1].ask(photo_of, member.person_id) for member, told in people if told.has_photo]
    assert len(photos) == 4
    for photo in photos:
        assert photo is not None
        assert len(photo) < 20_000
        assert Image.open(BytesIO(photo)).size == (360, 480)


def test_some_bear_another_name_since_a_day(office: Named, people: People) -> None:
    code, _books = office
    changed = [(member, told.former_names) for member, told in people if told.former_names]
    assert len(changed) == len(written_of(code, "turns")["names"])
    for member, (former,) in changed:
        assert former.holds
        assert former.full_name != member.full_name
        assert former.reason
        assert former.document
        assert member.given_name
        if code == "s1":
            assert former.patronymic
            assert not member.full_name.split()[0].endswith(("ов", "ова", "ев", "ева"))
        if code == "s3":
            assert member.other_script != former.other_script


def test_three_appeal_and_one_waits(office: Named, people: People) -> None:
    outcomes = {}
    for member, _told in people:
        for appeal in office[1].ask(appeals, member.id):
            outcomes[appeal.outcome] = (member, appeal)
    assert set(outcomes) == set(AppealOutcome)
    assert all(appeal.grounds for _member, appeal in outcomes.values())
    upheld, _appeal = outcomes[AppealOutcome.UPHELD]
    assert any(line.reversed and line.status is Status.EXCLUDED for line in upheld.standings)
    for outcome in (AppealOutcome.REJECTED, AppealOutcome.PENDING):
        assert outcomes[outcome][0].status is Status.EXCLUDED


def test_organisations_are_members_with_somebody_who_acts_for_them(office: Named, people: People) -> None:
    code, books = office
    organisations = [(member, told) for member, told in people if member.kind is PersonKind.ORGANISATION]
    written = written_of(code, "turns")["organisations"]
    assert [member.full_name for member, _told in organisations] == [each["name"] for each in written]
    for _member, told in organisations[:-1]:
        assert told.representative is not None
        assert told.representative.number
    assert organisations[-1][1].representative is None
    sections = books.ask(tree, TreeName.SECTIONS).nodes.values()
    themselves = {node.organisation_id: node.name for node in sections if node.organisation_id}
    expected = {
        member.person_id: member.section
        for (member, _told), each in zip(organisations, written, strict=True)
        if each.get("is_section")
    }
    assert expected
    assert themselves == expected


def test_views_are_kept_and_show_somebody(office: Named) -> None:
    code, books = office
    views = books.ask(saved_views)
    assert sorted(view.name for view in views) == sorted(each["name"] for each in written_of(code, "turns")["views"])
    assert any(view.content.view.sex is Sex.FEMALE and view.content.view.age_to == 34 for view in views)
    for view in views:
        shown = books.ask(queries.roll_ids, replace(view.content.view, today=date(2026, 11, 24)))
        assert 0 < len(shown) < 120


def test_moves_and_answers_stand_in_the_journal(office: Named) -> None:
    done = acts(office[1])
    assert done["members.moved"] == 2
    assert (done["members.found_right"], done["members.told_apart"]) == (1, 1)


def test_a_name_in_the_second_script_where_the_custom_has_one(office: Named, people: People) -> None:
    with_one = sum(bool(member.other_script) for member, _told in people)
    assert with_one == (len(people) if office[0] == "s3" else 0)


def test_burundi_remembers_where_communes_lay_before_the_reform(offices: Callable[[str], Path]) -> None:
    office = read(offices("s2"))
    then, now = (office.ask(tree, TreeName.PLACES, day) for day in (date(2025, 7, 31), date(2025, 8, 1)))
    office.close()
    paths_then, paths_now = ({each.path(key) for key in each.nodes} for each in (then, now))
    assert {"Kayokwe · Mwaro", "Nyabihanga · Mwaro"} <= paths_then
    assert {"Mwaro · Gitega", "Nyabihanga · Gitega"} <= paths_now
    assert "Mwaro · Gitega" not in paths_then
    assert "Kayokwe · Mwaro" not in paths_now


def test_a_small_office_has_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "small.podb"
    make_sample("s1", path, members=29)
    office = read(path)
    done = acts(office)
    members = [office.ask(queries.member_detail, each) for each in office.ask(queries.roll_ids, RollView())]
    told = [office.ask(particulars, member.person_id) for member in members]
    office.close()
    assert not {"members.photo_set", "members.renamed", "members.appeal_lodged", "members.view_kept"} & set(done)
    assert not any(each.profession or each.documents or each.has_photo for each in told)


def test_the_smallest_office_with_a_year_has_what_it_can_have(tmp_path: Path) -> None:
    path = tmp_path / "thirty.podb"
    assert make_sample("s2", path, members=30) == 30
    office = read(path)
    done = acts(office)
    office.close()
    assert done["members.appeal_decided"] >= 1
    assert done["members.photo_set"] == 4


@pytest.mark.parametrize("code", STORIES)
def test_the_sheets_of_a_story_can_all_be_told(code: str) -> None:
    told, of = written_of(code, "turns"), story(code)
    names = {section.name for section in of.sections}
    assert all(each["section"] in names for each in told["organisations"])
    assert len(told["appeal_grounds"]) == 3
    assert all(of.opened < each["on"] < date(2026, 11, 1) for each in told["names"])


def test_every_wear_is_drawn_the_same_for_the_same_chance() -> None:
    for wear in ("scarf", "wrap", "krama", "cap", ""):
        for sex in (Sex.FEMALE, Sex.MALE):
            one, other = (draw_portrait(sex, "#c9966b", wear, Random(3)) for _time in range(2))
            assert one == other
    assert draw_portrait(Sex.MALE, "#c9966b", "", Random(3)) != draw_portrait(Sex.MALE, "#c9966b", "", Random(4))


@pytest.mark.parametrize("turns", [ORGANISING, RECORDING, EXCLUDING])
def test_turns_stand_within_the_year(turns: tuple[Turn, ...]) -> None:
    days = [day for day, _act in turns]
    assert days == sorted(days)
    assert all(date(2026, 1, 24) < day < PLAN[-1][0] for day in days)
