"""The hand-over of the office at the keyboard: what is gone through, and what speaks against it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.access.people import NO_NAME
from pomanager.rules.access.roles import Role
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import tidy

LONGEST_LINE = 200

TO_ONESELF = N_("Whoever takes the office over is somebody else. Choose or write down another person.")
WHAT_OF_ITEM = N_("Say in the remark why this was not handed over, and when it will be.")
LINE_TOO_LONG = N_("This is longer than {most} characters. Write it shorter.")
NO_BACKUP = N_("No backup was made for the hand-over. Make it before both sign.")
KEEPS_NO_SECRETARY = N_("Whoever gives the office over stays secretary no more. Choose another role, or none.")


class Item(StrEnum):
    """What the list of a hand-over goes through; an office adds lines of its own."""

    PAPER_BOOKS = "paper_books"
    MINUTES = "minutes"
    STAMP = "stamp"
    KEYS = "keys"
    CASH = "cash"
    BANK = "bank"
    PHONE = "phone"
    COMPUTER = "computer"
    BACKUPS = "backups"
    FILE_PASSWORD = "file_password"  # noqa: S105 - a line of a list, not a password
    RECOVERY_CODE = "recovery_code"
    OPEN_MATTERS = "open_matters"
    OWN = "own"
    """A line of the office's own."""


ITEM_WORDS: Mapping[Item, str] = {
    Item.PAPER_BOOKS: N_("Registers and files on paper"),
    Item.MINUTES: N_("Signed minutes and the book of minutes"),
    Item.STAMP: N_("Stamp of the organisation"),
    Item.KEYS: N_("Keys of the office, the cupboard and the safe"),
    Item.CASH: N_("Cash box, counted in front of both"),
    Item.BANK: N_("Papers of the bank, and who signs there"),
    Item.PHONE: N_("Telephone and SIM card of the office"),
    Item.COMPUTER: N_("Computer, charger, printer"),
    Item.BACKUPS: N_("Sticks with backups"),
    Item.FILE_PASSWORD: N_("Password of the file, known to the new secretary only"),
    Item.RECOVERY_CODE: N_("Recovery code on paper, in its envelope"),
    Item.OPEN_MATTERS: N_("What is due and not done yet, gone through together"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: done, or why not."""

    item: Item
    called: str = ""
    """The office's own words, for a line of its own."""
    is_done: bool = True
    remark: str = ""


OFFERED: tuple[Item, ...] = tuple(ITEM_WORDS)
"""The lines every hand-over begins with, in this order."""


def objections_to_handing_over(
    taker: str, giver: str, keeps: Collection[Role], lines: Sequence[Line], backup: str
) -> tuple[Objection, ...]:
    """What speaks against handing the office over; a missing backup only warns."""
    found: list[Objection] = []
    if not tidy(taker):
        found.append(Objection(NO_NAME, "taken_by"))
    if not tidy(giver):
        found.append(Objection(NO_NAME, "given_by"))
    if tidy(taker) and tidy(taker).casefold() == tidy(giver).casefold():
        found.append(Objection(TO_ONESELF, "taken_by"))
    if Role.SECRETARY in keeps:
        found.append(Objection(KEEPS_NO_SECRETARY, "keeps"))
    for number, line in enumerate(lines):
        found += _objections_to_line(number, line)
    if not backup:
        found.append(Objection(NO_BACKUP, "backup", weight=Weight.WARN))
    return tuple(found)


def _objections_to_line(number: int, line: Line) -> Iterator[Objection]:
    about = f"lines.{number}"
    if not line.is_done and not tidy(line.remark):
        yield Objection(WHAT_OF_ITEM, about)
    if max(len(line.remark), len(line.called)) > LONGEST_LINE:
        yield Objection(LINE_TOO_LONG, about, {"most": LONGEST_LINE})
