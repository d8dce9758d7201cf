"""How somebody is reached and paid, and whom they name for their death: telephones, mobile money, nominees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.member_objections import objections_to_phone
from pomanager.rules.members import phones_of
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters, tidy

PHONE_JOINT = " / "
"""Between the numbers of one person, wherever they stand in one text."""

WHOLE = 100
"""Per cent: what the shares of several nominees come to."""

MOST_NOMINEES = 20

TWICE = N_("The number {phone} stands here twice.")
SHARED_WITH = N_("Member {number}, {name}, has this number too. If they use one telephone, mark it as shared.")
HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
DAY_AHEAD = N_("The day {day} lies ahead. Record it on the day it takes effect.")


class PhoneOwner(StrEnum):
    """Whose telephone a number rings."""

    OWN = "own"
    SPOUSE = "spouse"
    CHILD = "child"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


OWNER_WORDS: Mapping[PhoneOwner, str] = MappingProxyType(
    {
        PhoneOwner.OWN: N_("Own"),
        PhoneOwner.SPOUSE: N_("Spouse"),
        PhoneOwner.CHILD: N_("Child"),
        PhoneOwner.NEIGHBOUR: N_("Neighbour"),
        PhoneOwner.OTHER: N_("Other"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number as it was given, whose telephone it rings, whether others use it too, and may a message be left."""

    number: str
    owner: PhoneOwner = PhoneOwner.OWN
    shared: bool = False
    messages: bool = True

    @property
    def digits(self) -> str:
        """The figures alone: what tells two numbers apart."""
        return folding.digits(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account with a telephone company: its name, the number, and in whose name it is kept."""

    operator: str
    number: str
    holder: str = ""
    """Empty for the member's own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NomineeLine:
    """Somebody who shall receive a member's shares on death; ``since`` is the day of the nomination."""

    name: str
    relation: str = ""
    share_percent: int | None = None
    phone: str = ""
    since: date | None = None


def joined_phones(phones: Iterable[Phone]) -> str:
    """The numbers as one text, as lists and papers show them."""
    return PHONE_JOINT.join(tidy(phone.number) for phone in phones if phone.number.strip())


def objections_to_phones(
    phones: Sequence[Phone], others: Mapping[str, Sequence[tuple[str, str]]]
) -> tuple[Objection, ...]:
    """Everything to say about somebody's numbers; ``about`` names the row and its cell ("phones.0.number").

    ``others`` names by the digits of a number the members, by number and name, who have it too.
    """
    found: list[Objection] = []
    seen: set[str] = set()
    for place, phone in enumerate(phones):
        about = f"phones.{place}.number"
        found += _about_number(about, phone.number)
        if phone.digits and phone.digits in seen:
            found.append(Objection(TWICE, about, {"phone": phone.number}))
        seen.add(phone.digits)
        if not phone.shared:
            for number, name in others.get(phone.digits, ())[:1]:
                found.append(Objection(SHARED_WITH, about, {"number": number, "name": name}, Weight.WARN))
    return tuple(found)


def objections_to_accounts(accounts: Sequence[Account], own_names: Iterable[str]) -> tuple[Objection, ...]:
    """Everything to say about mobile money ("accounts.0.holder"); ``own_names`` are spellings of the member's name."""
    own = tuple(own_names)
    found: list[Objection] = []
    seen: set[str] = set()
    for place, account in enumerate(accounts):
        about = f"accounts.{place}"
        for cell in ("operator", "holder"):
            found += _about_text(f"{about}.{cell}", getattr(account, cell))
        if not account.operator.strip():
            found.append(Objection(N_("Write with which company the account is kept."), f"{about}.operator"))
        found += _about_number(f"{about}.number", account.number)
        digits = folding.digits(account.number)
        if digits and digits in seen:
            found.append(Objection(TWICE, f"{about}.number", {"phone": account.number}))
        seen.add(digits)
        if is_of_another(account.holder, own):
            message = N_("The account is kept in the name of {holder}, who would receive what is paid.")
            found.append(Objection(message, f"{about}.holder", {"holder": account.holder}, Weight.WARN))
    return tuple(found)


def is_of_another(holder: str, own_names: Iterable[str]) -> bool:
    """Whether an account's holder is somebody else than the member, whatever the order of the words of the name."""
    own = {tuple(sorted(folding.words(name))) for name in own_names if name}
    return bool(holder.strip()) and tuple(sorted(folding.words(holder))) not in own


def objections_to_nominees(nominees: Sequence[NomineeLine], today: date) -> tuple[Objection, ...]:
    """Everything to say about somebody's nominees ("nominees.0.name"); shares are all given and come to 100, or none.

    Several nominees without shares receive equal parts (law_and_practice: "stated proportions, else equal").
    """
    found: list[Objection] = []
    if len(nominees) > MOST_NOMINEES:
        found.append(Objection(N_("More than {most} nominees cannot be kept."), "nominees", {"most": MOST_NOMINEES}))
    for place, nominee in enumerate(nominees):
        about = f"nominees.{place}"
        if not nominee.name.strip():
            found.append(Objection(N_("Write the name of the nominee."), f"{about}.name"))
        if nominee in nominees[:place]:
            found.append(Objection(N_("This nominee stands here twice."), f"{about}.name"))
        for cell in ("name", "relation"):
            found += _about_text(f"{about}.{cell}", getattr(nominee, cell))
        if nominee.phone.strip():
            found += _about_number(f"{about}.phone", nominee.phone)
        if nominee.since is not None and nominee.since > today:
            found.append(Objection(DAY_AHEAD, f"{about}.since", {"day": nominee.since}))
        if nominee.share_percent is not None and not 0 < nominee.share_percent <= WHOLE:
            found.append(Objection(N_("A share is 1 to 100 per cent."), f"{about}.share_percent"))
    return (*found, *_about_shares([nominee.share_percent for nominee in nominees]))


def _about_shares(shares: Sequence[int | None]) -> Iterator[Objection]:
    given = [share for share in shares if share is not None]
    if not given:
        return
    if len(given) < len(shares):
        yield Objection(N_("Give every nominee a share, or none: then all receive the same."), "nominees")
    elif sum(given) != WHOLE:
        message = N_("The shares come to {sum} per cent. They must come to 100.")
        yield Objection(message, "nominees", {"sum": sum(given)})


def _about_number(about: str, number: str) -> Iterator[Objection]:
    """What there is to say about one number, which stands alone in its cell."""
    if len(phones_of(number)) > 1:
        yield Objection(N_("Write each number in a row of its own."), about)
    elif not folding.digits(number):
        yield Objection(N_("Write the number."), about)
    else:
        yield from (replace(each, about=about) for each in objections_to_phone(number))
    yield from _about_text(about, number)


def _about_text(about: str, text: str) -> Iterator[Objection]:
    if len(text) > LONGEST_TEXT:
        yield Objection(TOO_LONG, about, {"most": LONGEST_TEXT})
    if has_hidden_characters(text):
        yield Objection(HIDDEN, about)
