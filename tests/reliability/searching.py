"""Searches in many scripts, with the signs of the search engine among them, find exactly whom a plain oracle finds."""

import random
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from pomanager.db.members import Member
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.rules import writing
from pomanager.rules.members import Status
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.renaming import ChangeName, change_name
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.members.queries.roll import roll_beginning, roll_ids, roll_rows
from pomanager.services.office import Office
from tests import make, offices
from tests.reliability.harness import Harness, Tally
from tests.reliability.search_oracle import asked_words, fits, text_of
from tests.reports.hostile import SHORT

PEOPLE, RENAMED = 360, 12
FIELDS = ("number", "name", "other_script", "phone", "place", "section")
HOSTILE = tuple(SHORT.values())
SCRIPTS = (
    (
        "Niyonzima",
        "Médiatrice",
        "N'DIAYE",
        "Aïssatou",
        "O’Brien-Łódź",
        "Straße",
        "ŒUVRÉ",
        "İpek",
        "ﬁne",
        "Ngozi",
        "an",
        "a",
    ),
    ("Токтосунова", "Айгүл", "Бакытовна", "Өзгөн", "Ёлкина", "кызы", "уулу", "Ңоо", "Я"),
    ("សុខ", "សុភា", "កែវ", "មុន្នី", "ស្ត្រី", "ត្បែង", "ា"),
    ("محمد", "علي", "عَلِيّ", "فاطمة", "موسى", "گل"),
    ("王小明", "李", "欧阳", "ひらがな", "カタカナ"),
    ("สมชาย", "ใจดี", "अनिता", "देवी", "ተስፋ", "ወርቅ", "נועה", "Αθηνά", "ՀԱՅԿ", "ქეთევან", "ᱥᱟᱱᱛᱟᱲ"),
    ("𞤢𞤣𞤤𞤢𞤥", "𐐀𐐁", "𝐁old", "ǅ", "ꓡꓲꓢꓴ", "\ue000\ue001", "𑄌𑄋𑄴", "ꭰꮝꮨ"),
)
"""Names, and beginnings of names, in the scripts of the world: some with letters newer than the search engine."""
SIGNS = (
    '"', "*", "^", ":", "(", ")", " OR ", " AND ", " NOT ", " NEAR(", "NEAR/2", "-", "+", "{", "}", "%", "_", "'",
    "text:", '""', "\\", "member_words", ";", "/", ",", "|", "\0", "\u200b", "\u202e", "\n", "\ud800", "=", "~", "?",
    "[", "]",
)  # fmt: skip
LONG = 200_000
FILTERED = 10
"""One query in so many is asked of a filtered list, too: that is another statement."""


def fill(office: Office) -> None:
    """Some hundreds of people with odd names, numbers, telephones and places, and some who were called otherwise."""
    chance = random.Random("people to search")
    rows = [
        (
            f"{number}", _name(chance), chance.choice(("", "", _name(chance))), _phone(chance), _name(chance),
            f"Sud {number % 3}",
        )
        for number in range(1, PEOPLE + 1)
    ]  # fmt: skip
    table = RawTable(headers=FIELDS, rows=rows, first_row=2, file_name="people.csv", digest="")
    plan = office.ask(plan_import, table, dict(zip(FIELDS, FIELDS, strict=True)), today=office.today())
    office.do(bring_in, BringIn(plan=plan))
    for member_id in office.ask(roll_ids, RollView())[:RENAMED]:
        known = make.detail(office, member_id)
        name = f"Zed {_name(chance)}"
        order = ChangeName(
            member_id=member_id, version=known.version, full_name=name, on=office.today(), reason="Married."
        )
        office.do(change_name, order)


def _name(chance: random.Random) -> str:
    if chance.random() < 0.1:
        return writing.without_hidden_characters(chance.choice(HOSTILE))
    script = chance.choice(SCRIPTS)
    joint = chance.choice((" ", " ", " ", "-", "'", ", ", " · "))
    return joint.join(
        chance.choice(script) + chance.choice(("", "", str(chance.randint(0, 99)))) for _ in range(chance.randint(1, 3))
    )


def _phone(chance: random.Random) -> str:
    figures = "".join(chance.choice("0179") for _ in range(chance.choice((0, 5, 8, 8, 11))))
    spaced = chance.choice((" ", "", "-", ".")).join(figures[at : at + 2] for at in range(0, len(figures), 2))
    return chance.choice(("", "+257 ")) + spaced if figures else ""


def _query(chance: random.Random, texts: tuple[str, ...]) -> str:
    """Pieces of what stands in the books, of other names, of hostile texts, with signs of the search engine."""
    pieces: list[str] = []
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        kind = chance.randrange(8)
        if kind < 4:
            text = chance.choice(texts)
            start = chance.randint(0, len(text))
            piece = text[start : start + chance.choice((1, 2, 3, 4, 6, 9, 40))]
        elif kind == 4:
            piece = _name(chance)
        elif kind == 5:
            piece = chance.choice(HOSTILE)
        elif kind == 6:
            piece = _phone(chance)[: chance.randint(1, 14)]
        else:
            piece = chr(chance.choice((chance.randrange(0x3000), chance.randrange(0x110000))))
        if chance.random() < 0.3:
            at = chance.randint(0, len(piece))
            piece = piece[:at] + chance.choice(SIGNS) + piece[at:]
        pieces.append(piece.upper() if chance.random() < 0.1 else piece)
    return chance.choice((" ", " ", "", ",", " / ", " OR ", " NEAR ")).join(pieces)


def _known(session: Session) -> dict[int, tuple[str, ...]]:
    """All that a member is found by, as the books say it."""
    rows = roll_rows(session, roll_ids(session, RollView()))
    persons = {row.id: session.get_one(Member, row.id).person_id for row in rows}
    former = former_names(session, persons.values())
    return {
        row.id: (
            row.number, row.name, row.other_script, row.phone, row.place, row.section,
            *former.get(persons[row.id], ()),
        )
        for row in rows
    }  # fmt: skip


def trials(numbers: range, folder: Path) -> Tally:
    """Ask the office and the oracle the same."""
    tally = Tally()
    office = offices.opened_office(offices.filled_file(folder, fill))
    known = office.ask(_known)
    pieces = tuple(part for parts in known.values() for part in parts if part)
    texts = {member: text_of(parts) for member, parts in known.items()}
    for number in numbers:
        chance = random.Random(f"search {number}")
        asked = _query(chance, pieces)
        if number % 500 == 1:
            asked += chance.choice(("ж", "n", " a", "7", "ab ")) * LONG
        begun = time.thread_time()
        try:
            _compared(office, number, asked, texts, tally)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            tally.found(number, f"{asked[:80]!a}: {type(problem).__name__}: {problem}"[:300])
        tally.measured("seconds for a search", time.thread_time() - begun)
        tally.tried += 1
    office.close()
    return tally


def _compared(office: Office, number: int, asked: str, texts: dict[int, str], tally: Tally) -> None:
    """Hold what the office finds against what the oracle finds: all of them, the first, and with another filter."""
    view = RollView(search=asked, order=RollOrder.NAME)
    found = set(office.ask(roll_ids, view))
    first = office.ask(roll_beginning, view)
    words = asked_words(asked)
    right = {member for member, text in texts.items() if fits(words, text)}
    if found != right:
        wrong = f"too many {_some(found - right, texts)}, missing {_some(right - found, texts)}"
        tally.found(number, f"{asked[:80]!a}: {wrong}")
    if not set(first.ids) <= right or (first.whole and len(first.ids) != len(right)):
        tally.found(number, f"{asked[:80]!a}: the beginning of the list is not among those found")
    if number % FILTERED == 0 and set(office.ask(roll_ids, replace(view, statuses=tuple(Status)))) != right:
        tally.found(number, f"{asked[:80]!a}: others are found where the list is filtered, too")
    tally.figures["members found"] += len(found)
    tally.figures["queries that found somebody"] += bool(found)


def _some(members: set[int], texts: dict[int, str]) -> str:
    return f"{len(members)} {[texts[member][:80] for member in sorted(members)[:2]]!a}"


SEARCH = Harness(key="search", unit="queries", few=2_000, many=100_000, at_once=2_000, trials=trials)
