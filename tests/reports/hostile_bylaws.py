"""Hostile papers on by-laws, on the right to vote and on what is due."""

from dataclasses import replace

from pomanager.rules.bylaws.settings import NUMBER_OF
from pomanager.rules.due import DueKind, When
from pomanager.services.governance.queries.due import TERM_OVER, VACANT
from tests.reports import sheets_bylaws as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen
from tests.reports.sheets import AS_OF

BOARD = "board.name"
"""A value that is free text."""
NUMBER = NUMBER_OF[BOARD]


def _board(text: str) -> str:
    """The sentence with the name of the board, as it is read."""
    name = seen(text) if text else "[tobefilledin]"
    return f"Thecooperativeismanagedbyitsboard:{name}."


def _own(source: str) -> str:
    """A source and its mark, as they are read."""
    return f"{seen(source)}·ownby-laws" if source else "ownby-laws"


def bylaws(texts: Texts) -> HostilePaper:
    """A version with one sentence of free text."""
    head, names = letterhead(texts)
    decision, text, source, checker = (next(texts) for _field in range(4))
    sheet = replace(sheets.bylaws({BOARD: sheets.own_text(text, source, checker)}, decision), letterhead=head)
    told = _own(source)
    state = f"{seen(checker)},24Nov2026" if checker else ("Notchecked" if text else "Tobefilledin")
    adopted = (Chain(f"1January2026Adoptedby{seen(decision)}"),) if decision else ()
    return HostilePaper(sheet, (names, *adopted, Chain(f"{NUMBER}{_board(text)}{told}{state}")))


def differences(texts: Texts) -> HostilePaper:
    """Two versions that call the board differently."""
    head, names = letterhead(texts)
    first, second, before, after = (next(texts) for _field in range(4))
    sheet = sheets.differences(BOARD, sheets.own_text(before), sheets.own_text(after), (first, second))
    decided = [f"({seen(decision)})" if decision else "" for decision in (first, second)]
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"Inforcesince1January2020{decided[0]}AfterInforcesince1January2026{decided[1]}"),
            Chain(f"{NUMBER}{_board(before)}{_board(after)}"),
        ),
    )


def who_may_vote(texts: Texts) -> HostilePaper:
    """A list of one member."""
    head, names = letterhead(texts)
    number, name, section, decision = (next(texts) for _field in range(4))
    row = sheets.entitled(name, number, section)
    sheet = replace(sheets.who_may_vote([row], decision, [sheets.silence()]), letterhead=head)
    judged = (Chain(f"inforcesince1January2026({seen(decision)})."),) if decision else ()
    return HostilePaper(sheet, (names, *judged, Chain(f"{seen(number)}{seen(name)}{seen(section)}yesyes")))


def right_to_vote(texts: Texts) -> HostilePaper:
    """An organisation that acts through somebody."""
    head, names = letterhead(texts)
    number, name, section, decision, somebody, source = (next(texts) for _field in range(6))
    row = sheets.entitled(name, number, section, somebody)
    laws = sheets.bylaws_of({"membership.admitted_by": sheets.own_text("", source)}, decision)
    sheet = replace(sheets.member_entitlement(row, laws), letterhead=head)
    judged = (Chain(f"inforcesince1January2026({seen(decision)})."),) if decision else ()
    acts = (Chain(f"Isanorganisationandactsthrough{seen(somebody)}."),) if somebody else ()
    told = _own(source)
    place = seen(section) if section else "—"
    return HostilePaper(
        sheet,
        (names, *judged, *acts, Chain(f"Membernumber{seen(number)}Section{place}Vote"), Chain(f"oftherequest.{told}")),
    )


def due(texts: Texts) -> HostilePaper:
    """A term that is over and a vacant seat, in a body whose by-laws call the board something."""
    head, names = letterhead(texts)
    name, body, seat, board = (next(texts) for _field in range(4))
    rows = [
        sheets.due_row(
            TERM_OVER, BOARD, when=When.OVERDUE, kind=DueKind.TERM_OVER, name=name, body=body, seat=seat,
            day=AS_OF,
        ),
        sheets.due_row(VACANT, on=None, body=body, seat=seat),
    ]  # fmt: skip
    sheet = replace(sheets.due(rows, sheets.bylaws_of({BOARD: sheets.own_text(board)})), letterhead=head)
    over = f"Thetermof{seen(name)}in“{seen(body)}”,{seen(seat)},endedon24Nov2026,andnobodyhastakentheseatyet."
    vacant = f"{seen(seat)}in“{seen(body)}”isvacant."
    return HostilePaper(sheet, (names, Chain(f"Termover{over}{NUMBER}·{_board(board)}"), Chain(f"Vacantseat{vacant}")))
