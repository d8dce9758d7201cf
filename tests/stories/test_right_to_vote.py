"""Twelve members who may not vote or stand, each for other reasons: screen, paper and command line say them alike."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import pypdfium2
from pomanager import cli
from pomanager.i18n import catalogue, formats
from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.entitlement import EntitlementRow
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.entitlement import Stance
from pomanager.services.entitlement.queries.verdicts import entitlement_rows, findings
from pomanager.services.office import Office
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.application import Screen
from pomanager.ui.entitlement.panel import EntitlementPanel
from tests import offices
from tests.offices import sample_file

DAY = date(2026, 11, 23)
TWELVE = 12
CODES = [language.code for language in LANGUAGES]


@pytest.fixture
def own_words_forgotten() -> Iterator[None]:
    """The own words of an office are said no longer afterwards."""
    yield
    catalogue.rename({})
    formats.set_decimals({})


@pytest.fixture
def office() -> Iterator[Office]:
    """The sample office in Senegal."""
    with closing(offices.opened_office(sample_file("s4", 120), writing=False)) as opened:
        yield opened


def kept_out(office: Office) -> tuple[EntitlementRow, ...]:
    """Twelve members with twelve different sets of reasons against."""
    by_reasons: dict[frozenset[str], int] = {}
    everybody = office.ask(findings, DAY)
    for member, kind in zip(everybody.ids, everybody.kinds, strict=True):
        against = [reason.code for reason in everybody.verdicts[kind].reasons if reason.stance is Stance.AGAINST]
        if against:
            by_reasons.setdefault(frozenset(against), member)
    assert len(by_reasons) >= TWELVE
    return office.ask(entitlement_rows, DAY, list(by_reasons.values())[:TWELVE])


def joined(text: str) -> str:
    """A text without what sets lines and words apart: a paper breaks lines where it has to."""
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


@pytest.mark.usefixtures("own_words_forgotten")
@pytest.mark.parametrize("code", CODES)
def test_they_are_told_the_same_reasons_everywhere(
    code: str, screen: Screen, office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen.tongue.speak(code)
    members = kept_out(office)
    listed = _listed(code, capsys)
    paper = _paper(office, code, members, tmp_path)
    panel, bylaws = EntitlementPanel(), office.ask(bylaws_on, DAY)
    for member in members:
        told = [reason["sentence"] for reason in listed[member.number]]
        panel.show_member(member, bylaws)
        shown = panel.reasons()
        assert len(shown) == len(told)
        for sentence in told:
            assert any(line.startswith(sentence) for line in shown), sentence
            assert joined(sentence) in paper, sentence
    panel.deleteLater()


def _listed(code: str, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, str]]]:
    """Number → the reasons the command line tells."""
    start = cli.Start(
        clock=lambda: datetime(2026, 11, 23, tzinfo=UTC), actor="Tests", language=code, open_window=lambda _path: 1
    )
    words = ["entitled", str(sample_file("s4", 120)), "--as-of", DAY.isoformat(), "--json"]
    assert cli.main(words, start) == 0
    return {row["number"]: row["reasons"] for row in json.loads(capsys.readouterr().out)["rows"]}


def _paper(office: Office, code: str, members: tuple[EntitlementRow, ...], folder: Path) -> str:
    """The words on the papers of these members, all in one file."""
    target = folder / f"{code}.pdf"
    of = [member.member_id for member in members]
    print_paper(paper_called("right-to-vote"), office, target, PrintOrder(language=code), as_of=DAY, of=of)
    with pypdfium2.PdfDocument(str(target)) as pdf:
        return joined("".join(page.get_textpage().get_text_range() for page in pdf))
