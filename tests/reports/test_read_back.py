"""Every paper prints in every language, and pdfium and poppler give all its words back."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import pypdfium2
from pomanager.areas import Area
from pomanager.i18n import catalogue, formats
from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import PAPERS, Paper, paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.rules.envelope import CELL_ENDS, Seal
from pomanager.samples import STORIES
from pomanager.services import files
from pomanager.services.office import Office
from tests.offices import sample_file
from tests.trying import THOROUGH, share

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
CODES = [each.code for each in LANGUAGES]
BESIDE = [("fr", "rn"), ("km", "en"), ("ky", "ru")]
HYPHEN_AT_AN_END = "\ufffe"
"""What pdfium puts for a hyphen at the end of a line."""
TURNS = {code: turn for turn, code in enumerate(STORIES)}
FEWEST_IN_A_LINE = 5
"""A line of a cell has more letters than this."""


@pytest.fixture(scope="module")
def office_of() -> Iterator[Callable[[str], Office]]:
    """The sample offices, small, opened to read."""
    opened = {code: files.open_office(sample_file(code, 120), writing=False, clock=lambda: NOW) for code in STORIES}
    yield opened.__getitem__
    for office in opened.values():
        office.close()
    catalogue.rename({})
    formats.set_decimals({})


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that entered the check code of the paper printed last: all its words, as they were put in."""
    lines: list[str] = []
    taken = Seal.add

    def note(seal: Seal, line: bytes) -> None:
        lines.append(line.decode())
        taken(seal, line)

    monkeypatch.setattr(Seal, "add", note)
    return lines


def by_pdfium(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return text.replace(HYPHEN_AT_AN_END, "-")


def by_poppler(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def without_hyphens(text: str) -> str:
    """A text as poppler gives it back where a line ends with a hyphen: it leaves that out."""
    return text.replace("-", "")


def lost(lines: list[str], text: str) -> list[str]:
    """The cells that do not stand in a text, white space left aside; the first line names the paper and its day."""
    bare = "".join(text.split())
    cells = [cell for line in lines for cell in line.split(CELL_ENDS) if not is_head(cell)]
    return [cell for cell in cells if not stands_in("".join(cell.split()), bare)]


def stands_in(cell: str, text: str) -> bool:
    """Whether a cell is given back: whole, or, as readers go line by line, in so many pieces as it has lines.

    The bars of a lane of years, which the cell joins by points, are lines of their own.
    """
    lines_left = 1 + len(cell) // FEWEST_IN_A_LINE + cell.count("·")
    while cell and lines_left:
        fits = next((end for end in range(len(cell), 0, -1) if cell[:end] in text), 0)
        cell = cell[fits:]
        lines_left -= 1
    return not cell


def is_head(cell: str) -> bool:
    """Whether a cell only names the language or the day of the paper, which its head says in other words."""
    return cell in CODES or cell.removesuffix("-").replace("-", "").isdigit()


def wanted(paper: Paper, code: str) -> Iterator[PrintOrder]:
    """The paper of a story in its share of the languages, then in two side by side where it may.

    Over all stories every paper comes in every language, and in each of them with another story than the paper before.
    """
    turn = TURNS[code] + PAPERS.index(paper)
    yield from (PrintOrder(language=each) for each in share(CODES, len(STORIES), turn))
    if paper.may_stand_beside:
        for first, second in share(BESIDE, 6, turn):
            yield PrintOrder(language=first, second_language=second, two_languages=TwoLanguages.BESIDE)


def read_by_both(paper: Paper, order: PrintOrder) -> bool:
    """Whether poppler reads it, too: in a usual run every second language, of the paper after it the others."""
    return THOROUGH or (CODES.index(order.language) + PAPERS.index(paper)) % 2 == 0


OF_MENTORING = frozenset(paper.key for paper in PAPERS if paper.area is Area.MENTORING)
MAY_BE_EMPTY = OF_MENTORING | {"transfers-waiting", "erratum"}
"""In one office nobody waits for shares by autumn, three corrected no minutes, and none has a mentoring yet."""
BETWEEN_CELLS = "\x1f"


@pytest.mark.parametrize("code", STORIES)
@pytest.mark.parametrize("key", [paper.key for paper in PAPERS])
def test_what_was_put_in_is_given_back(
    office_of: Callable[[str], Office], said: list[str], tmp_path: Path, key: str, code: str
) -> None:
    paper, file = paper_called(key), tmp_path / "paper.pdf"
    for order in wanted(paper, code):
        said.clear()
        if print_paper(paper, office_of(code), file, order).is_kept:
            continue  # the bytes that were signed, and no words written anew
        assert [each.name for each in tmp_path.iterdir()] == ["paper.pdf"]
        # A head, a heading, the columns, and at least one row; without a heading one row of cells stands last.
        assert len(said) > 3 or BETWEEN_CELLS in said[-1] or key in MAY_BE_EMPTY
        assert lost(said, by_pdfium(file)) == []
        if read_by_both(paper, order) and shutil.which("pdftotext"):
            read = by_poppler(file)
            assert [cell for cell in lost(said, read) if lost([without_hyphens(cell)], without_hyphens(read))] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
def test_every_paper_is_read_in_every_language(paper: Paper) -> None:
    assert {order.language for code in STORIES for order in wanted(paper, code)} == set(CODES)


def test_a_word_that_is_not_there_is_missed() -> None:
    assert lost(["Mungwa\x1fGitega"], "Mungwa\nGit ega") == []
    assert lost(["Mungwa\x1fGitega"], "Mungwa") == ["Gitega"]
    assert lost(["HAKIZIMANA Jean"], "HAKIZIMANA 1975 Jean") == []
    assert lost(["HAKIZIMANA Jean"], "HAKIZIMANA 1975 Joan") == ["HAKIZIMANA Jean"]
