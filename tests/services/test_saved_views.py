"""Views of the list that were given a name: kept, named anew, removed, and told in the journal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.readmodels.members import Particular, RollOrder, RollView
from pomanager.readmodels.views import ShownColumn, ViewContent
from pomanager.rules.members import Sex, Status
from pomanager.services.members.commands.views import KeepView, RenameView, keep_view, remove_view, rename_view
from pomanager.services.members.queries.views import saved_views
from pomanager.services.office import Office
from tests import make

CONTENT = ViewContent(
    RollView(
        statuses=(Status.ACTIVE, Status.SUSPENDED), sex=Sex.FEMALE, section_id=3, place_id=7, needing_attention=True,
        age_from=18, age_to=35, joined_from=date(2020, 1, 1), joined_to=date(2021, 1, 1), left_from=date(1998, 5, 1),
        has=(Particular.PHONE,), lacks=(Particular.BIRTH, Particular.PLACE), import_id=4, order=RollOrder.NAME,
        descending=True,
    ),
    (ShownColumn("number", 80), ShownColumn("name"), ShownColumn("phone", 140)),
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make.office(tmp_path, make.MovableClock())
    yield made
    made.close()


def keep(office: Office, name: str, content: ViewContent = CONTENT, view_id: int | None = None) -> int:
    return office.do(keep_view, KeepView(name=name, content=content, view_id=view_id)).result


def names(office: Office) -> list[str]:
    return [view.name for view in office.ask(saved_views)]


def test_a_view_is_kept_whole_and_stands_in_the_order_of_names(office: Office) -> None:
    keep(office, "Éloignés", ViewContent(RollView()))
    keep(office, "Femmes de Gitega")
    keep(office, "à vérifier", ViewContent(RollView(needing_attention=True)))
    assert names(office) == ["à vérifier", "Éloignés", "Femmes de Gitega"]
    assert office.ask(saved_views)[2].content == CONTENT


def test_a_search_and_a_choice_by_hand_do_not_belong_to_a_view(office: Office) -> None:
    view = RollView(search="Awa", only=(1, 2), today=date(2026, 1, 1), sex=Sex.MALE)
    keep(office, "Men", ViewContent(view))
    assert office.ask(saved_views)[0].content.view == RollView(sex=Sex.MALE)


def test_a_view_of_another_program_is_read_as_far_as_it_can_be() -> None:
    text = (
        '{"view": {"sex": "f", "statuses": ["active", "asleep"], "joined_from": "yesterday", "colour": "red"},'
        ' "columns": [["name", 0]], "shape": 1}'
    )
    assert ViewContent.from_text(text) == ViewContent(RollView(sex=Sex.FEMALE), (ShownColumn("name"),))


@pytest.mark.parametrize("name", ["", "   ", "a" * 61, "Wom\u202een"])
def test_a_name_that_cannot_be_found_again_is_refused(office: Office, name: str) -> None:
    with pytest.raises(Refused) as refused:
        keep(office, name)
    assert {objection.about for objection in refused.value.objections} == {"name"}
    assert names(office) == []


def test_the_longest_name_is_kept(office: Office) -> None:
    keep(office, "a" * 60)
    assert names(office) == ["a" * 60]


def test_two_views_do_not_share_a_name_however_it_is_written(office: Office) -> None:
    first = keep(office, "Women of  Gitega")
    with pytest.raises(Refused):
        keep(office, "women of gitega")
    assert keep(office, "WOMEN of Gitega", ViewContent(RollView()), first) == first
    assert [(view.name, view.content.view) for view in office.ask(saved_views)] == [("WOMEN of Gitega", RollView())]


def test_a_view_is_renamed_and_removed_and_the_journal_tells_it(office: Office) -> None:
    kept = keep(office, "Women")
    other = keep(office, "Men")
    with pytest.raises(Refused):
        office.do(rename_view, RenameView(view_id=kept, name="men"))
    office.do(rename_view, RenameView(view_id=kept, name="Women of Gitega"))
    assert make.last_line(office).act == "members.view_renamed"
    assert make.changes(make.last_line(office)) == {"name": ("Women", "Women of Gitega")}
    office.do(remove_view, other)
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.view_removed", "Men")
    assert make.changes(line)["view"] == (CONTENT.to_text(), None)
    assert names(office) == ["Women of Gitega"]


def test_a_view_that_is_gone_is_said_to_be_gone(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(remove_view, 5)
    with pytest.raises(NotFound):
        office.do(rename_view, RenameView(view_id=5, name="x"))
    with pytest.raises(NotFound):
        keep(office, "x", view_id=5)
