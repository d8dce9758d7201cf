"""The papers of meetings: each thing the law and practice ask stands on its paper, and every language prints it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import pypdfium2
from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import paper_called
from pomanager.readmodels.meetings.papers import (
    AgendaSheet,
    AttendanceSheet,
    ConvocationSheet,
    DraftsSheet,
    FailedCall,
    ProofSheet,
    ProxyFormSheet,
    TallySheet,
)
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import write
from pomanager.reports.meetings.attendance import ATTENDANCE_SHEET
from pomanager.reports.meetings.convocation import CONVOCATION
from pomanager.reports.paper import opened
from pomanager.rules.bylaws.in_force import NO_BYLAWS
from pomanager.rules.bylaws.values import Count, Flag, Unit
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.kinds import Channel, Convener, MeetingKind, Receipt
from pomanager.rules.wording import Wording
from tests.reports import hostile_logos
from tests.reports import sheets_meetings as sheets
from tests.reports.sheets import PRINTED, letterhead
from tests.trying import share

ENGLISH = PrintOrder(language="en")
SHEETS: Mapping[str, Any] = MappingProxyType(
    {
        "convocation": sheets.convocation,
        "convocation-poster": sheets.convocation,
        "convocation-short": sheets.convocation,
        "receipt-slips": lambda: sheets.slips(sheets.invited()),
        "proof-of-convocation": lambda: sheets.proof(sheets.notice()),
        "proxy-form": lambda: ProxyFormSheet(sheets.about()),
        "attendance-sheet": lambda: sheets.attendance(
            sheets.attendance_line(1, principals=("HAKIZIMANA Jean",), carried=1, arrived_at=555),
            sheets.attendance_line(2, represented_by="NIYONZIMA Rose", number="00043"),
        ),
        "agenda": lambda: AgendaSheet(sheets.about(), ("Rapport annuel",)),
        "draft-resolutions": lambda: DraftsSheet(sheets.about(), (sheets.draft(),)),
        "tally-sheet": lambda: TallySheet(sheets.about(), (sheets.draft(),), 120),
        "resolutions": lambda: sheets.resolutions(sheets.resolution()),
        "follow-ups": lambda: sheets.follow_ups(sheets.follow_up()),
        "attendance-rates": lambda: sheets.rates(sheets.officer_attendance()),
    }
)
"""A sheet for each paper, full of what can stand on it."""

LAW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # Law and practice, 3.1: name, short name, form, capital, seat, registration; kind, call, day, hour, place;
        # the first call with its result; agenda; resolutions; documents; who calls; the rules; what to bring; the slip.
        "convocation": (
            "Coopérative Dukorere Hamwe", "Société coopérative", "BI-0412/2014", "Mungwa, Gitega", "Short name DUHA",
            "Capital", "12,500,000", "Ordinary general assembly", "Call Second call", "Monday, 30 March 2026",
            "Hour 09:00", "Venue Mungwa", "The first call, for Saturday, 14 March 2026, Mungwa, had no quorum",
            "Votes present or represented: 41. Needed: 60. Entitled: 120.", "Agenda 1 Opening, attendance and quorum",
            "4.1 Affectation de l’excédent", "Documents: Comptes 2025 and Rapport du commissaire",
            "Proposed resolutions Item 4 Les comptes de 2025 sont approuvés.",
            "Reasons: Le commissaire les a vérifiés.",
            "Where they can be read Siège From this day on Sunday, 15 March 2026", "– Rapport annuel 2025",
            "On the second call it decides when at least a quarter of the members are present or represented.",
            "art. 24", "Decisions are taken by more than half of the votes cast.",
            "When votes are equal, the chair has the casting vote.",
            "A proxy is carried by: another member or the spouse.",
            "One person carries at most 2 proxies.", "One person has at most 3 votes, their own among them.",
            "Called by NDAYIZEYE Tharcisse · the chair", "Please bring Carte de membre",
            "Place and day of issue Mungwa, Gitega · 15 March 2026", "Stamp", "Receipt of the convocation",
            "Received on", "by hand", "by word of mouth", "by SMS", "by radio", "Brought by (name)", "Thumb-print",
        ),
        "convocation-poster": (
            "Ordinary general assembly", "Second call", "Monday, 30 March 2026 · 09:00", "Mungwa",
            "had no quorum", "Agenda 1 Opening", "Siège", "quarter of the members", "Carte de membre",
            "NDAYIZEYE Tharcisse · the chair", "DUHA", "12,500,000", "Posted at", "A witness (name, signature)",
        ),
        "convocation-short": (
            "DUHA: Ordinary general assembly, Second call. 30/03/2026, 09:00, Mungwa. Agenda: 1 Opening",
            "DUHA, reminder: Ordinary general assembly, 30/03/2026, 09:00, Mungwa.", "1 text message",
            "This is a notice of Koperative Dukorere Hamwe.", "Documents can be read here: Siège", "to read out",
        ),
        "receipt-slips": (
            "Receipt of the convocation", "NIYONZIMA Aline", "No. 00042", "Received on", "by hand", "by phone",
            "by SMS", "by radio", "Brought by (name)", "Signature", "Thumb-print",
        ),
        # The chair bears the proof (OHADA, art. 233).
        "proof-of-convocation": (
            "Day of the notice Sunday, 15 March 2026", "Last day for the notice Monday, 23 March 2026",
            "by letter against receipt or by posting at the seat", "People on the roll who had notice 119 of 120",
            "00042 · NIYONZIMA Aline · Mungwa Letter by hand, against receipt 15/03/2026 HAKIZIMANA Jean Thumb-print",
            "n° 12", "Without notice", "00077 IRAKOZE Chantal Gitega", "I declare", "The chair", "NDAYIZEYE Tharcisse",
        ),
        "proxy-form": (
            "Who gives the proxy", "Member number", "Who carries it and votes", "Second call · 30 March 2026",
            "09:00 · Mungwa", "another member or the spouse", "at most 2 proxies", "at most 3 votes",
            "is given in writing and annexed to the minutes", "Nobody gives more than one proxy",
            "Read and explained in (language)", "A witness", "annexed to the minutes",
        ),
        # 3.2: name, address, shares, signature of the member or the proxy, certified by the bureau; the footer.
        "attendance-sheet": (
            "Attendance sheet", "Ordinary general assembly", "Second call", "Monday, 30 March 2026", "Venue Mungwa",
            "Opened at 09:15", "Closed at 13:00", "Roll of 15 March 2026", "Line", "No.", "Name", "Sex", "Phone",
            "Shares", "Votes", "For others", "Came", "Went", "Signature or thumb-print", "Proxies of: HAKIZIMANA Jean",
            "By proxy: NIYONZIMA Rose", "Mungwa", "+257 79 123 456", "09:15", "Subtotal", "Total",
            "Entitled to vote 120 · women: 55", "Present 38", "Represented 3", "Excused 2", "Absent 77",
            "Quorum needed 30 of 120 votes", "Quorum reached Yes, at the opening: 41", "19 · 46.3%", "8 · 19.5%",
            "Guests, without a vote", "KABURA Rose ANACOOP", "Certified exact by the bureau", "annexed to the minutes",
            "The chair", "The secretary", "A teller", "IRAKOZE Chantal",
        ),
        "agenda": ("1 Opening", "4 Accounts", "Documents: Comptes 2025", "4.1 Affectation", "– Rapport annuel"),
        "draft-resolutions": (
            "Item 4 · Accounts of the financial year", "Les comptes de 2025 sont approuvés.", "Kind Decision",
            "Reasons Le commissaire les a vérifiés.", "Proposed by Conseil d’administration", "more than half",
        ),
        "tally-sheet": (
            "more than half of the votes cast", "Votes on the roll 120", "Item 4", "Les comptes de 2025",
            "Show of hands",
            "Secret ballot", "Votes present or represented", "Strokes", "In figures", "In words", "For", "Against",
            "Abstentions", "Blank", "Spoilt", "Sum", "Ballots handed out", "Ballots found in the box", "adopted",
            "A teller", "HAKIZIMANA Jean", "IRAKOZE Chantal",
        ),
        # 3.4: number, body, meeting, text, votes, status, effective date, responsible, due date, done.
        "resolutions": (
            "2026-03", "Ordinary general assembly, 30 Mar 2026", "Les comptes de 2025 sont approuvés.", "For 38",
            "Against 2", "Abstentions 1", "adopted", "more than half", "art. 25", "in force", "30/03/2026",
            "HAKIZIMANA Jean", "until 30/06/2026",
        ),
        "follow-ups": ("Déposer les comptes", "30/06/2026", "late", "HAKIZIMANA Jean", "2026-03"),
        "attendance-rates": (
            "NIYONZIMA Aline", "6 4 0 1 1 66.7%", "Only meetings held while somebody was in office are counted.",
            "120 38 3 34.2% 19 · 46.3%",
        ),
    }
)  # fmt: skip


def text_of(file: Path) -> str:
    """The words of a file, without its line breaks."""
    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\ufffe", "-").split())


def said(key: str, sheet: object, folder: Path) -> str:
    """What a paper says, in English."""
    file = folder / "paper.pdf"
    write(paper_called(key).kind(), sheet, file, ENGLISH)
    return text_of(file)


@pytest.mark.parametrize("key", LAW)
def test_what_law_and_practice_ask_stands_on_it(key: str, tmp_path: Path) -> None:
    text = said(key, SHEETS[key](), tmp_path)
    assert [each for each in LAW[key] if each not in text] == []


@pytest.mark.parametrize("key", LAW)
def test_every_language_prints_it_large_and_on_letter(key: str, tmp_path: Path) -> None:
    kind = paper_called(key).kind()
    for language in share([each.code for each in LANGUAGES], 3, list(LAW).index(key)):
        for order in (PrintOrder(language=language), PrintOrder(language=language, large=True, draft=True)):
            write(kind, SHEETS[key](), tmp_path / "paper.pdf", order)
            assert (tmp_path / "paper.pdf").stat().st_size > 2_000


BLANK: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "convocation": (ConvocationSheet(sheets.nothing()), "The following persons are called to this meeting:"),
        "convocation-poster": (ConvocationSheet(sheets.nothing()), "Posted at"),
        "convocation-short": (ConvocationSheet(sheets.nothing()), "Text for the radio"),
        "receipt-slips": (sheets.slips(of=sheets.nothing()), "Member number"),
        "proof-of-convocation": (ProofSheet(sheets.nothing()), "Carried by"),
        "proxy-form": (ProxyFormSheet(sheets.nothing()), "Who gives the proxy"),
        "attendance-sheet": (AttendanceSheet(sheets.nothing(), blank_lines=12), "Quorum needed"),
        "agenda": (AgendaSheet(sheets.nothing()), "Meeting"),
        "draft-resolutions": (DraftsSheet(sheets.nothing()), "Resolution 1"),
        "tally-sheet": (TallySheet(sheets.nothing()), "Item of the agenda"),
    }
)


@pytest.mark.parametrize("key", BLANK)
def test_without_a_meeting_it_is_to_be_filled_in_by_hand(key: str, tmp_path: Path) -> None:
    sheet, word = BLANK[key]
    text = said(key, sheet, tmp_path)
    assert word in text
    assert "Check code" not in text


def test_a_letter_for_each_begins_on_a_page_of_its_own_with_a_code_of_its_own(tmp_path: Path) -> None:
    people = [sheets.invited(number, name=f"NIYONZIMA {number}") for number in (7, 8, 9)]
    file = tmp_path / "letters.pdf"
    with opened(file, ENGLISH, PRINTED) as pages:
        CONVOCATION.put(sheets.convocation(people=iter(people), count=3), pages, silent)
    text = text_of(file)
    assert len(set(pages.codes)) == 3
    assert text.count("Page 1 of 2") == 3
    for number in (7, 8, 9):
        assert f"Mme NIYONZIMA {number} No. 0000{number} · Mungwa" in text
        assert f"Member number 0000{number} Name NIYONZIMA {number}" in text
    # What is laid out and painted once stands on each of them.
    assert text.count("Affectation de l’excédent") == 3
    assert text.count("One person carries at most 2 proxies.") == 3


def test_a_letter_that_is_repeated_says_the_same_as_one_alone(tmp_path: Path) -> None:
    people = [sheets.invited(number) for number in (7, 8)]
    codes = []
    for some in (people, people[1:]):
        with opened(tmp_path / "letters.pdf", ENGLISH, PRINTED) as pages:
            CONVOCATION.put(sheets.convocation(people=iter(some), count=len(some)), pages, silent)
        codes.append(pages.codes[-1])
    assert codes[0] == codes[1]


@pytest.mark.parametrize("people", [None, 2])
def test_two_languages_stand_side_by_side(people: int | None, tmp_path: Path) -> None:
    def sheet() -> ConvocationSheet:
        if people is None:
            return sheets.convocation()
        return sheets.convocation(people=iter([sheets.invited(number) for number in range(people)]), count=people)

    order = PrintOrder(language="fr", second_language="en", two_languages=TwoLanguages.BESIDE)
    file = tmp_path / "both.pdf"
    with opened(file, order, PRINTED) as pages:
        CONVOCATION.put_beside({"fr": sheet(), "en": sheet()}, pages, silent)
    text = text_of(file)
    assert "Assemblée générale ordinaire" in text
    assert text.count("Ordinary general assembly") >= (people or 1)
    assert len(pages.codes) == (people or 1)


def test_by_laws_that_are_silent_are_said_to_be(tmp_path: Path) -> None:
    text = said("convocation", sheets.convocation(about=sheets.about(bylaws=NO_BYLAWS)), tmp_path)
    assert "The by-laws of this organisation name no quorum for this call." in text
    assert "The by-laws of this organisation name no majority for this meeting." in text
    proof = said("proof-of-convocation", sheets.proof(about=sheets.about(bylaws=NO_BYLAWS), last_day=None), tmp_path)
    assert "Last day for the notice the by-laws are silent" in proof


def test_where_nobody_may_be_represented_the_proxy_form_says_so(tmp_path: Path) -> None:
    bylaws = sheets.bylaws(proxies__allowed=Flag(yes=False))
    text = said("proxy-form", ProxyFormSheet(sheets.about(bylaws=bylaws)), tmp_path)
    assert "Nobody can be represented by proxy at this meeting." in text
    assert "Who gives the proxy" not in text


@pytest.mark.parametrize("key", ["proxy-form", "convocation"])
def test_that_the_board_carries_no_proxies_is_said(key: str, tmp_path: Path) -> None:
    about = sheets.about(bylaws=sheets.bylaws(proxies__board_members=Flag(yes=False)))
    sheet = ProxyFormSheet(about) if key == "proxy-form" else sheets.convocation(about=about)
    assert "Members of the board cannot carry proxies." in said(key, sheet, tmp_path)


def test_a_board_is_called_by_its_own_rules(tmp_path: Path) -> None:
    label = sheets.label(kind=MeetingKind.BOARD, body=Wording({"en": "Board"}), call=1)
    bylaws = sheets.bylaws(
        board_meeting__quorum=Share(Fraction(1, 2)), board_meeting__quorum_least=Count(3, Unit.PERSONS)
    )
    about = sheets.about(meeting=sheets.detail(label=label, convener=Convener.BOARD_MEMBER), bylaws=bylaws, failed=())
    text = said("convocation", sheets.convocation(about=about), tmp_path)
    assert "All who sit in this body are called to this meeting." in text
    assert "It decides when at least half of its members are there." in text
    assert "proxies" not in text


def test_members_who_demanded_the_meeting_are_counted(tmp_path: Path) -> None:
    meeting = sheets.detail(convener=Convener.MEMBERS, demanded_by=1, demanded_on=date(2026, 2, 1))
    text = said("agenda", AgendaSheet(sheets.about(meeting=meeting)), tmp_path)
    assert "1 Opening" in text
    text = said("convocation", sheets.convocation(about=sheets.about(meeting=meeting)), tmp_path)
    assert "Demanded by 1 member · 1 February 2026" in text


def test_a_third_call_quotes_both_before_it(tmp_path: Path) -> None:
    second = FailedCall(sheets.label(call=2), sheets.quorum(call=2, needed=30, present=20, represented=1))
    about = sheets.about(failed=(*sheets.about().failed, second))
    text = said("agenda", AgendaSheet(about), tmp_path)
    assert "The first call, for Saturday, 14 March 2026" in text
    assert "The second call, for Monday, 30 March 2026" in text
    assert "Votes present or represented: 21. Needed: 30." in text


def test_the_proof_marks_what_was_late_and_what_was_given_to_all(tmp_path: Path) -> None:
    late = sheets.notice(
        number="", name="", section="", channel=Channel.RADIO, receipt=Receipt.CERTIFICATE, is_late=True
    )
    text = said("proof-of-convocation", sheets.proof(late, reached=120), tmp_path)
    assert "everybody Radio 15/03/2026 late HAKIZIMANA Jean Certificate · n° 12" in text
    assert "Everybody on the roll had notice." in text


def test_a_quorum_that_was_missed_is_said_with_its_figures(tmp_path: Path) -> None:
    missed = sheets.attendance(quorum=sheets.quorum(), with_sections=False, groups=[])
    assert "Quorum reached No, at the opening: 41" in said("attendance-sheet", missed, tmp_path)
    silent = replace(missed, quorum=sheets.quorum(share=None, needed=None, is_reached=None))
    assert "Quorum needed the by-laws are silent" in said("attendance-sheet", silent, tmp_path)


def test_lists_with_nothing_on_them_say_so(tmp_path: Path) -> None:
    assert "No resolution was voted on in this period." in said("resolutions", sheets.resolutions(), tmp_path)
    assert "Nothing is to be done on this day." in said("follow-ups", sheets.follow_ups(), tmp_path)
    empty = replace(sheets.rates(), assemblies=(), letterhead=letterhead())
    assert "No meeting was held in this period." in said("attendance-rates", empty, tmp_path)


def test_photos_stand_beside_the_names_on_request(tmp_path: Path) -> None:
    line = sheets.attendance_line(1, photo=next(iter(dict(hostile_logos.whole()).values())))
    for with_photos in (False, True):
        file = tmp_path / "paper.pdf"
        write(ATTENDANCE_SHEET, sheets.attendance(line, with_photos=with_photos), file, ENGLISH)
        assert (b"/Subtype /Image" in file.read_bytes()) is with_photos
        assert "NIYONZIMA Aline" in text_of(file)


def test_the_board_that_calls_itself_by_its_own_word_is_named_once(tmp_path: Path) -> None:
    meeting = sheets.detail(convener=Convener.BOARD, called_by="The board")
    text = said("convocation", sheets.convocation(about=sheets.about(meeting=meeting)), tmp_path)
    assert "Called by the board The first call" in text
