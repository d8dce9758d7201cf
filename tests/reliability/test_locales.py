"""Wherever the computer stands, and whatever its folders are called, the same work stores the same."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pomanager.services.exchange.reading import read_table
from tests.reliability import locales
from tests.reliability.locales import ABROAD
from tests.reliability.old_excel import workbook


def test_a_day_abroad_stores_what_a_day_at_home_stores(tmp_path: Path) -> None:
    tally = ABROAD.trials(range(ABROAD.few), tmp_path)
    assert (tally.tried, tally.findings) == (ABROAD.few, [])
    assert ABROAD.few >= len(locales.LOCALES)


def test_days_that_store_something_else_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(asked: list[Mapping[str, object]], *_where: Path, **_told: str) -> list[dict[str, object]]:
        same = dict.fromkeys(locales.COMPARED, "the same")
        return [{**same, "number": each["number"], **({"csv": "x"} if each["number"] == 1 else {})} for each in asked]

    monkeypatch.setattr(locales, "_asked", other)
    found = ABROAD.trials(range(4), tmp_path).findings
    assert [line.partition(": ")[2] for line in found] == ["tr_TR, b'with  spaces ': another csv than at home"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are letters there")
def test_a_table_with_a_name_in_an_encoding_of_old_is_read(tmp_path: Path) -> None:
    for ending, data in (("csv", b"name,place\nKEO Mony,Prey\n"), ("xls", workbook([["name"], ["KEO Mony"]]))):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9." + ending.encode()))
        path.write_bytes(data)
        table = read_table(path)
        assert (table.rows[0][0], table.file_name) == ("KEO Mony", f"caf\N{REPLACEMENT CHARACTER}.{ending}")
