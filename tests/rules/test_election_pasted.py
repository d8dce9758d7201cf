"""Tables of candidacies as people paste them: tabs, semicolons, columns the other way round, empty lines."""

import pytest

from pomanager.rules.elections.pasted import PastedRow, rows_pasted


@pytest.mark.parametrize(
    ("line", "section", "number"),
    [
        ("Mungwa\t0057", "Mungwa", "0057"), ("0057\tMungwa", "Mungwa", "0057"), ("Ngozi ; 12", "Ngozi", "12"),
        ("Haut-Lac, N-3", "Haut-Lac", "N-3"), ("0057", "", "0057"), ("Section 2\t14", "Section 2", "14"),
        ("Ak Sai   0091", "Ak Sai", "0091"), ("ផ្នែក ១\t០០៥៧", "ផ្នែក ១", "០០៥៧"),
    ],
)  # fmt: skip
def test_a_line_is_a_section_and_a_number(line: str, section: str, number: str) -> None:
    assert rows_pasted(line) == (PastedRow(1, section, number),)


def test_empty_lines_are_left_out_and_rows_keep_their_line() -> None:
    assert [(row.line, row.number) for row in rows_pasted("1\n\n \t \n2\n")] == [(1, "1"), (4, "2")]
