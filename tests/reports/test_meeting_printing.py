"""Papers of meetings printed from an office: letters to a section, each with a code of its own that can be compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.errors import NotFound
from pomanager.papers import PAPERS, Subject, paper_called
from pomanager.printing import print_paper, says_the_same
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.paper_options import Options
from pomanager.services.office import Office
from tests import offices
from tests.meetings import PLACES, called, fill, planned

ORDER = PrintOrder(language="fr")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def test_each_letter_of_a_section_can_be_compared_with_the_books(office: Office, tmp_path: Path) -> None:
    meeting_id = called(office)
    paper, options = paper_called("convocation"), Options(letters=True, section=PLACES[1])
    printed = print_paper(paper, office, tmp_path / "letters.pdf", ORDER, of=(meeting_id,), options=options)
    assert len(set(printed.codes)) == 3
    assert printed.check_code == ""
    for code in printed.codes:
        assert says_the_same(paper, office, code, ORDER, of=(meeting_id,), options=options)
    alone = Options(letters=True, section=PLACES[0])
    assert not says_the_same(paper, office, printed.codes[0], ORDER, of=(meeting_id,), options=alone)


def test_a_form_has_no_code_to_compare(office: Office) -> None:
    with pytest.raises(NotFound):
        says_the_same(paper_called("proxy-form"), office, "7Q2F-9KXD-3M0P-TT1A", ORDER, of=(planned(office),))


@pytest.mark.parametrize("key", [paper.key for paper in PAPERS if paper.of is Subject.MEETING and not paper.kept])
def test_it_prints_of_a_meeting_that_was_called_and_of_one_that_is_only_planned(
    office: Office, tmp_path: Path, key: str
) -> None:
    for meeting_id in (called(office), planned(office)):
        assert print_paper(paper_called(key), office, tmp_path / "paper.pdf", ORDER, of=(meeting_id,)).pages
