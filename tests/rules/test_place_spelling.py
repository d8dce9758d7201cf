"""A place spelt nearly like one that stands in a table much more often is likely the slip of a pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.importing.spelling import OFTEN, TIMES, likely_meant


@pytest.mark.parametrize(
    ("counts", "meant"),
    [
        ({("MAIRIE",): 2, ("MAI RIE",): 1}, {("MAI RIE",): ("MAIRIE",)}),
        ({("Veal Thum",): OFTEN, ("Veal Tum",): 1}, {("Veal Tum",): ("Veal Thum",)}),
        ({("Veal Thum",): OFTEN - 1, ("Veal Tum",): 1}, {}),
        ({("Veal Thum",): 2 * TIMES - 1, ("Veal Tum",): 2}, {}),
        ({("Veal Thum",): 2 * TIMES, ("Veal Tum",): 2}, {("Veal Tum",): ("Veal Thum",)}),
        ({("Kibimba I",): 50, ("Kibimba II",): 1}, {}),
        ({("Secteur 12",): 50, ("Secteur 13",): 1}, {}),
        ({("Mungwa", "Gitega"): 9, ("Mungwa", "Gitga"): 1}, {("Mungwa", "Gitga"): ("Mungwa", "Gitega")}),
        ({("Mungwa", "Gitega"): 9, ("Mungua", "Gitega"): 1}, {("Mungua", "Gitega"): ("Mungwa", "Gitega")}),
        ({("Mungwa", "Gitega"): 9, ("Mungua", "Ngozi"): 1}, {}),
        ({("Кызыл-Суу",): 9, ("Кызыл Суу",): 1}, {("Кызыл Суу",): ("Кызыл-Суу",)}),
        ({}, {}),
    ],
)
def test_a_slip_is_found(counts: dict[tuple[str, ...], int], meant: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    assert likely_meant(counts) == meant


PARTS = st.lists(st.text("abi -", min_size=1, max_size=6), min_size=1, max_size=3).map(tuple)


@given(st.dictionaries(PARTS, st.integers(1, 40), max_size=12))
def test_nothing_falls_over_and_what_is_meant_is_no_slip_itself(counts: dict[tuple[str, ...], int]) -> None:
    for parts, right in likely_meant(counts).items():
        assert parts in counts
        assert len(parts) == len(right)
