"""The papers on who may do what, and on the hand-over of the office."""

from pathlib import Path

from pomanager.i18n import speaking
from pomanager.readmodels.access_papers import OfficeHandOverSheet, PersonAtWork, WhoMaySheet
from pomanager.reports.access.hand_over import OFFICE_HAND_OVER
from pomanager.reports.access.who_may import WHO_MAY
from pomanager.rules.access.handing_over import ITEM_WORDS, OFFERED
from pomanager.rules.access.roles import ROLE_DUTIES, ROLE_WORDS, Role
from tests.reports.sheets import letterhead, pages_of, put
from tests.reports.test_body_papers import flat


def test_an_office_of_one_person_says_so(tmp_path: Path) -> None:
    """No names, and every role with what it is for."""
    file = tmp_path / "paper.pdf"
    with speaking("en"):
        put(WHO_MAY, WhoMaySheet(letterhead(), (), ()), file)
    text = flat(" ".join(pages_of(file)))

    assert "One person keeps the books alone" in text
    assert all(ROLE_WORDS[role] in text and ROLE_DUTIES[role] in text for role in Role)


def test_people_stand_with_their_roles(tmp_path: Path) -> None:
    """Whoever has several roles is named with all of them."""
    file = tmp_path / "paper.pdf"
    people = (PersonAtWork("Awa Diop", (Role.CHAIR, Role.MENTOR)),)
    with speaking("en"):
        put(WHO_MAY, WhoMaySheet(letterhead(), people, ()), file)

    assert "Awa Diop Chair and Mentor" in flat(" ".join(pages_of(file)))


def test_a_form_of_a_hand_over_lists_all_that_is_gone_through(tmp_path: Path) -> None:
    """It can be filled in by hand where there is no power."""
    file = tmp_path / "paper.pdf"
    with speaking("en"):
        put(OFFICE_HAND_OVER, OfficeHandOverSheet(letterhead(), None), file)
    text = flat(" ".join(pages_of(file)))

    assert all(ITEM_WORDS[item] in text for item in OFFERED)
    assert "Check code" not in text
