"""Papers of sample offices, in the organisation's own words; `test_read_back` prints all of them in all languages."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import pypdfium2
from pomanager.errors import Cancelled, FileTrouble, NotFound
from pomanager.i18n import catalogue, formats
from pomanager.papers import PAPERS, paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.members import RollView
from pomanager.readmodels.papers import PrintOrder
from pomanager.samples import STORIES
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.office import Office
from tests.offices import sample_file

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def office_of() -> Iterator[Callable[[str], Office]]:
    """The four sample offices, small, opened to read."""
    opened = {code: files.open_office(sample_file(code, 120), writing=False, clock=lambda: NOW) for code in STORIES}
    yield opened.__getitem__
    for office in opened.values():
        office.close()


@pytest.fixture(autouse=True)
def own_words_forgotten() -> Iterator[None]:
    yield
    catalogue.rename({})
    formats.set_decimals({})


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_roll_names_everybody_on_it(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    office, target = office_of("s2"), tmp_path / "roll.pdf"
    print_paper(paper_called("roll"), office, target, PrintOrder(language="fr"))
    printed = text_of(target)
    rows = office.ask(queries.roll_rows, office.ask(queries.roll_ids, RollView(statuses=queries.roll.ON_ROLL)))
    assert rows
    assert [row.number for row in rows if row.number not in printed] == []


def test_a_paper_says_the_organisations_own_word(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    print_paper(paper_called("roll"), office_of("s2"), tmp_path / "s2.pdf", PrintOrder(language="fr"))
    print_paper(paper_called("roll"), office_of("s4"), tmp_path / "s4.pdf", PrintOrder(language="fr"))
    assert "Colline" in text_of(tmp_path / "s2.pdf")
    assert "Colline" not in text_of(tmp_path / "s4.pdf")


def test_without_a_day_it_speaks_of_the_latest_in_the_books(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    roll = paper_called("roll")
    print_paper(roll, office_of("s4"), tmp_path / "latest.pdf", PrintOrder(language="en"))
    print_paper(roll, office_of("s4"), tmp_path / "named.pdf", PrintOrder(language="en"), as_of=date(2026, 11, 20))
    assert text_of(tmp_path / "latest.pdf") == text_of(tmp_path / "named.pdf")


def test_what_is_cancelled_leaves_nothing(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    for paper in PAPERS:
        with pytest.raises(Cancelled):
            print_paper(paper, office_of("s4"), tmp_path / "a.pdf", PrintOrder(language="en"), progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_a_pdf_is_replaced(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    mine = tmp_path / "office.podb"
    mine.write_text("books", encoding="utf-8")
    with pytest.raises(FileTrouble):
        print_paper(paper_called("roll"), office_of("s4"), mine, PrintOrder(language="en"))
    assert mine.read_text(encoding="utf-8") == "books"


def test_a_folder_is_no_target(office_of: Callable[[str], Office], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileTrouble):
        print_paper(paper_called("roll"), office_of("s4"), tmp_path / "a.pdf", PrintOrder(language="en"))


def test_a_paper_nobody_knows() -> None:
    with pytest.raises(NotFound):
        paper_called("fnord")


def test_keys_are_words_a_file_can_be_called() -> None:
    keys = [paper.key for paper in PAPERS]
    assert len(keys) == len(set(keys))
    assert all(key.replace("-", "").isalpha() for key in keys)
