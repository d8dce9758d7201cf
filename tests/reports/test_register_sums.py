"""The sums of a register agree from page to page and with its rows, and its check code is taken over what it says."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pypdfium2
from pomanager.i18n import speaking
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports.cells import Cells
from pomanager.reports.columns import Place
from pomanager.reports.heads import Heading
from pomanager.reports.paper import written
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.envelope import Seal, canonical, row
from tests.reports.registers import AMOUNTS, blank_words, of_rows, printed
from tests.reports.sheets import letterhead, pages_of, text_of


def amounts(count: int) -> Iterator[tuple[str, int, int]]:
    for number in range(1, count + 1):
        yield f"Member {number}", number, -2 * number


def sums_after(words: str, page: str) -> list[tuple[int, int]]:
    return [(int(paid), int(owed)) for paid, owed in re.findall(rf"{words} (-?\d+) (-?\d+)", page)]


def test_page_totals_and_sums_carried_forward_agree_with_the_rows_of_each_page(tmp_path: Path) -> None:
    with speaking("en"):
        file = printed(tmp_path / "sums.pdf", AMOUNTS, lambda register: register.rows(amounts(150)), page_totals=True)
    pages = pages_of(file)
    assert len(pages) == 4
    carried = (0, 0)
    for number, page in enumerate(pages):
        own = [int(each) for each in re.findall(r"^Member (\d+)", page, re.MULTILINE)]
        assert sums_after("Brought forward", page) == ([carried] if number else [])
        assert sums_after("Total of this page", page) == [(sum(own), -2 * sum(own))]
        carried = (carried[0] + sum(own), carried[1] - 2 * sum(own))
        last = number == len(pages) - 1
        assert sums_after("Carried forward", page) == ([] if last else [carried])
        assert sums_after("Total", page) == ([carried] if last else [])
    assert carried == (11325, -22650)


def test_a_register_of_one_page_has_its_total_once(tmp_path: Path) -> None:
    with speaking("en"):
        file = printed(tmp_path / "one.pdf", AMOUNTS, lambda register: register.rows(amounts(3)), page_totals=True)
    text = text_of(file)
    assert "Total 6 -12" in text
    assert text.count("Total") == 1


def test_a_register_without_rows_has_no_total(tmp_path: Path) -> None:
    with speaking("en"):
        file = printed(tmp_path / "none.pdf", AMOUNTS, of_rows([]))
    assert "Total" not in text_of(file)


def test_groups_have_their_own_sums_and_their_title_on_every_page(tmp_path: Path) -> None:
    def fill(register: Register) -> None:
        for name in ("Mungwa", "Ngozi"):
            register.group(f"Section {name}", "A note.")
            register.rows(amounts(60))
            register.subtotal()
            register.closing(f"Closed {name}.")

    with speaking("en"):
        file = printed(tmp_path / "groups.pdf", AMOUNTS, fill, page_totals=True)
    text = text_of(file)
    assert sums_after("Subtotal", text) == [(1830, -3660), (1830, -3660)]
    assert sums_after("\nTotal", text) == [(3660, -7320)]
    assert "Section Mungwa (continued)" in text
    assert "Section Ngozi (continued)" in text
    assert text.index("Closed Mungwa.") < text.index("Section Ngozi")
    assert text.count("Name Paid Owed") == len(pages_of(file)) + ("Closed Mungwa." in pages_of(file)[1])
    with pypdfium2.PdfDocument(file) as document:
        assert [entry.get_title() for entry in document.get_toc()][1:] == ["Section Mungwa", "Section Ngozi"]


def test_words_in_a_column_of_amounts_count_for_nothing(tmp_path: Path) -> None:
    with speaking("en"):
        file = printed(tmp_path / "words.pdf", AMOUNTS, of_rows([("a", 5, "unknown"), ("b", "?", -7)]))
    assert "a 5 unknown" in text_of(file)
    assert "Total 5 -7" in text_of(file)


def test_a_sum_wider_than_its_column_stays_in_one_piece(tmp_path: Path) -> None:
    columns = (Column("Name", 90), Column("n", 4, Align.END, lambda amount: f"{amount:,}"))
    with speaking("en"):
        file = printed(tmp_path / "wide.pdf", columns, of_rows([("a", 999)] * 40))
        wide = printed(tmp_path / "wider.pdf", columns, of_rows([("a", 99_999_999)]))
    assert "Total 39,960" in text_of(file)
    assert "Total 99,999,999" in text_of(wide)


def test_what_sums_are_is_written_over_them_where_there_is_no_room_beside(tmp_path: Path) -> None:
    columns = (Column("Paid", 50, amount=str), Column("Name", 50))
    with speaking("en"):
        file = printed(tmp_path / "first.pdf", columns, of_rows([(5, "a"), (6, "b")]))
    assert "Total\n11" in text_of(file)


def sealed(columns: Sequence[Column], fill: Callable[[Register], None], order: PrintOrder, file: Path) -> list[bytes]:
    """The lines that enter the check code of a paper with one register."""
    lines: list[bytes] = []

    class Listening(Seal):
        def add(self, line: bytes) -> None:
            lines.append(line)

    with written(file, letterhead(), Heading("Register", is_sealed=False), order) as paper:
        paper.seal = Listening()
        register = Register(paper, columns, page_totals=True)
        fill(register)
        register.end()
    return lines


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", list(PageSize))
def test_the_check_code_is_taken_over_heads_rows_groups_and_totals_wherever_pages_end(
    size: PageSize,
    large: bool,  # noqa: FBT001 - a case of the test
    tmp_path: Path,
) -> None:
    def fill(register: Register) -> None:
        register.group("Section  ខ\u200bែ", "Note")
        register.rows(amounts(100))
        register.row(("e\u0301  x\ty", 7, "?"))
        register.subtotal()
        register.closing("All paid.")

    with speaking("en"):
        order = PrintOrder(language="en", page_size=size, large=large)
        lines = sealed(AMOUNTS, fill, order, tmp_path / "sealed.pdf")
    expected = [
        "Section ខែ",
        "Note",
        row(("Name", "Paid", "Owed")),
        *(row((name, str(paid), str(owed))) for name, paid, owed in amounts(100)),
        row(("é x y", "7", "?")),
        row(("Subtotal", "5057", "-10100")),
        "All paid.",
        row(("Total", "5057", "-10100")),
    ]
    assert [line.decode() for line in lines] == expected


WORDS = blank_words()


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from(" \n\t\u00a0\u200b\u0301ខ្មែរعa1-é\ud800\x07"), st.characters()), max_size=30
    )
)
def test_any_text_enters_the_check_code_in_its_canonical_form(text: str) -> None:
    column = Cells(Column("x", 1), Place(40, 200), WORDS)
    assert column[text][1].decode() == canonical(text)


@pytest.mark.parametrize("rows", range(30, 45))
def test_the_total_after_a_subtotal_stands_above_the_foot(rows: int, tmp_path: Path) -> None:
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Payments")) as paper:
        register = Register(paper, AMOUNTS)
        register.group("Mungwa")
        register.rows(amounts(rows))
        register.subtotal()
        register.end()
        assert paper.room >= 0
