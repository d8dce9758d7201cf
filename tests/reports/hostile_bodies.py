"""Hostile papers on bodies."""

from dataclasses import replace
from datetime import date

from pomanager.rules.wording import Wording
from tests.reports import sheets_bodies as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen


def officers(texts: Texts) -> HostilePaper:
    """The register with one officer, who declared an interest, and a vacant seat."""
    head, names = letterhead(texts)
    body, seat, office, number, name, other, decision, document, party, nature = (next(texts) for _field in range(10))
    who = sheets.person(name, number, other)
    where = (sheets.body(body), sheets.seat(seat))
    line = sheets.officer_line(
        sheets.holding(who, office, decision), where, document, (sheets.interest(who, party, nature),)
    )
    sheet = replace(sheets.officers(line, vacant=(sheets.vacancy(where, None),)), letterhead=head)
    place, chair = _seat(seat), _office(office, "Chair")
    shown = f"Passport{seen(document)}"
    cells = f"{place}{chair}{seen(number)}{seen(name)}{seen(other)}Elected01/04/202431/03/2027{seen(decision)}{shown}"
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"(lastfigures){cells}"),
            Chain(f"Vacantsince{seen(body)}{place}01/09/2026"),
            Chain(f"{seen(name)}Contractwiththecooperative{seen(party)}{seen(nature)}01/04/2024"),
        ),
    )


def terms_ending(texts: Texts) -> HostilePaper:
    """One term that ends."""
    head, names = letterhead(texts)
    body, seat, office, number, name = (next(texts) for _field in range(5))
    held = sheets.holding(sheets.person(name, number), office)
    row = sheets.term_ending(held, (sheets.body(body), sheets.seat(seat)))
    sheet = replace(sheets.terms_ending(row), letterhead=head)
    cells = f"{seen(body)}{_seat(seat)}{_office(office, 'Chair')}{seen(number)}{seen(name)}31/03/20272Yes"
    return HostilePaper(sheet, (names, Chain(cells)))


def terms_over_years(texts: Texts) -> HostilePaper:
    """One seat somebody has sat in, whose name stands in the picture and in the table."""
    head, names = letterhead(texts)
    body, seat, office, number, name, other = (next(texts) for _field in range(6))
    bar = sheets.term_bar(sheets.person(name, number, other), sheets.FIRST, date(2026, 9, 1), office)
    sheet = replace(
        sheets.terms_over_years((sheets.seat(seat), (bar,)), where=sheets.body(body)), letterhead=head
    )  # fmt: skip
    cells = f"{_seat(seat)}{seen(number)}{seen(name)}{seen(other)}{_office(office, 'Chair')}01/04/202401/09/2026"
    heading = Chain(f"24November2026{seen(body)}Intheseat", cut=True)
    return HostilePaper(sheet, (names, heading, Chain(f"{cells}Resignedfromtheseat")))


def vacancies(texts: Texts) -> HostilePaper:
    """One vacant seat, with who sat there and who waits for it."""
    head, names = letterhead(texts)
    body, seat, last, waiting = (next(texts) for _field in range(4))
    row = sheets.vacancy((sheets.body(body), sheets.seat(seat)), sheets.person(last), waiting)
    sheet = replace(sheets.vacancies(row), letterhead=head)
    alternate = seen(waiting) if waiting else "—"
    cells = f"{seen(body)}{_seat(seat)}01/09/2026{seen(last)}Resignedfromtheseat31/03/2027{alternate}"
    return HostilePaper(sheet, (names, Chain(cells)))


def hand_over(texts: Texts) -> HostilePaper:
    """A record of one thing."""
    head, names = letterhead(texts)
    given, taken, body, office, place, witnesses, remarks, item, about = (next(texts) for _field in range(9))
    sheet = sheets.hand_over(
        given, taken, where=sheets.body(body), title=office, place=place, witnesses=witnesses, remarks=remarks,
        item=item, about_item=about,
    )  # fmt: skip
    treasurer = _office(office, "Treasurer")
    told = f"Body{seen(body)}Office{treasurer}Handedoverby{seen(given)}Takenby{seen(taken)}Where{_known(place)}"
    last = (Chain(f"Remarks{seen(remarks)}Handedoverby"),) if remarks else ()
    return HostilePaper(
        replace(sheet, letterhead=head),
        (
            names,
            Chain(f"{told}Witnesses{_known(witnesses)}Handedover"),
            Chain(f"Cash{seen(item)}2"),
            Chain(f"125,000{seen(about)}"),
            *last,
        ),
    )


def _seat(title: str) -> str:
    return _called(title, "Seat1")


def _office(title: str, otherwise: str) -> str:
    return _called(title, otherwise)


def _called(title: str, otherwise: str) -> str:
    """A title as it is read, or what stands in for none; one of blanks alone is none."""
    kept = Wording({"en": title}).in_language("en")
    return seen(kept) if kept else otherwise


def _known(text: str) -> str:
    return seen(text) if text else "—"
