"""No text that is typed into any field of any act brings the program down or is stored otherwise than it was typed."""

from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.rules import writing
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from tests.reliability.drawn_orders import acts, questions
from tests.reliability.hostile_orders import HOSTILE_STRINGS, STRINGS, fields


def test_every_text_and_every_field_of_every_act(tmp_path: Path) -> None:
    assert len(set(STRINGS)) >= 600
    assert HOSTILE_STRINGS.few >= max(len(STRINGS), len(fields()))
    assert len(acts()) > 150
    assert len(questions()) > 50
    tally = HOSTILE_STRINGS.trials(range(HOSTILE_STRINGS.few), tmp_path)
    assert (tally.tried, tally.findings) == (HOSTILE_STRINGS.few, [])
    assert tally.figures["carried out"] > 100
    assert tally.figures["stored texts looked at"] > 100
    assert tally.figures["not drawn"] + tally.figures["drawn badly"] < HOSTILE_STRINGS.few / 8


def test_an_act_that_stores_what_nobody_typed_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tidy = writing.tidy
    monkeypatch.setattr(writing, "tidy", lambda text: tidy(text).replace("e", "o"))
    assert any("stored" in found for found in HOSTILE_STRINGS.trials(range(280, 290), tmp_path).findings)


def test_half_a_letter_is_refused_in_a_sentence(office: Office) -> None:
    with pytest.raises(Refused, match="half a letter"):
        office.do(place_for, "Gi\ud800tega")
    with pytest.raises(Refused, match="half a letter"):
        office.ask(lambda session: session.connection().exec_driver_sql("SELECT ?", ("\ud800",)))
