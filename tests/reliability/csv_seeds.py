"""Tables of text as offices own them, from which the fuzzed ones are made, in any separator, newline and encoding."""

import random
from collections.abc import Sequence

TABLES: tuple[Sequence[Sequence[str]], ...] = (
    (
        ("name", "sort_name", "area", "start_date", "end_date", "gender"),
        ("BARUTWA Imelde", "BARUTWA Imelde", "NGOZI", "2015", "", "female"),
        ("HAKIZA Dr Célestin", "HAKIZA", "MAI RIE", "2015-07-27", "2020-01-01", "male"),
        ("NZIGO Révérien", "", "MUYINGA · Buhinyuza", "03/2016", "", "M"),
    ),
    (
        ("N°", "Nom et prénom", "Sexe", "Né(e) le", "Téléphone", "Commune", "CNI", "Ménage"),
        ("1", "NIYONZIMA Médiatrice", "F", "12/03/1971", "+257 79 12 34 56", "Gitega", "531.0704/1", "7"),
        ("2", "NDAYIZEYE Jean-Bosco", "H", "1984", "79 12 34 57 / 68 00 00 01", "Giheta", "", "7"),
        ("", "COOPEC “Twese Hamwe”", "", "", "", "Gitega", "NIF 400", ""),
        ("4", "KABURA", "F", "31/02/1990", "0", "", "531.0704/1", ""),
    ),
    (
        ("Номер", "Фамилия", "Имя", "Отчество", "Пол", "Дата рождения", "Айыл", "Принят", "Статус"),
        ("10", "Токтосунова", "Айгүл", "Бакытовна", "ж", "1 марта 1979", "Өзгөн", "14.03.2020", "активный"),
        ("11", "Иванов", "Пётр", "Ильич", "м", "07.11.1961", "Ош", "01.01.1999", "вышел"),
    ),
    (
        ("លេខ", "ឈ្មោះ", "ភេទ", "ឆ្នាំកំណើត", "ទូរស័ព្ទ"),
        ("១", "សុខ សុភា", "ស្រី", "១៩៧១", "០១២ ៣៤៥ ៦៧៨"),
        ("២", "កែវ មុន្នី", "ប្រុស", "1984", "012345679"),
    ),
    (("name",), ("SOK Sophea",), ("KEO Mony",), ("SOK Sophea",)),
    (
        ("no", "name", "status", "joined", "left", "phone", "section", "household", "relation"),
        ("5", "SOK Sophea", "left", "2019-05-01", "2018-01-01", "=1+1", "Nord", "1", "spouse"),
        ("5", "KEO, Mony", "deceased", "1.1.2020", "", "'+855 12", "Nord\nSud", "1", "head"),
    ),
)  # fmt: skip
ENCODINGS = (*("utf-8",) * 6, "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1252", "cp437", "utf-7")
NEWLINES = (*("\n", "\r\n") * 4, "\r", "\n\r", "\x85", "\u2028")
SEPARATORS = (*(",", ";", "\t", "|") * 3, ":")
MOST_TIMES = 400
"""So many times the rows of a table come in a long one."""


def seed(chance: random.Random) -> bytes:
    """A table as some program would have written it, perhaps with an odd shape."""
    rows = _shaped([list(row) for row in chance.choice(TABLES)], chance)
    separator, newline = chance.choice(SEPARATORS), chance.choice(NEWLINES)
    newlines = NEWLINES if chance.random() < 0.1 else (newline,)
    quoted = chance.random() < 0.3
    lines = [
        separator.join(_cell(cell, separator, always=quoted) for cell in row) + chance.choice(newlines) for row in rows
    ]
    return "".join(lines).encode(chance.choice(ENCODINGS), errors="replace")


def _shaped(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """The rows as they are, or many of them, or wide, ragged, without a heading, with one cell that is far too long."""
    shape = chance.randrange(12)
    if shape == 0:
        return rows[:1] + rows[1:] * chance.choice((2, 20, MOST_TIMES))
    if shape == 1:
        return [row * chance.choice((2, 60)) for row in rows]
    if shape == 2:
        return [row[: chance.randint(0, len(row))] for row in rows]
    if shape == 3:
        return rows[1:]
    if shape == 4:
        row = chance.choice(rows)
        row[chance.randrange(len(row))] *= chance.choice((2, 500, 5000))
    return rows


def _cell(text: str, separator: str, *, always: bool) -> str:
    if always or separator in text or '"' in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
