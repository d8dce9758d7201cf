"""Identity documents: their kinds, how a number is compared and masked, and what speaks against one.

What is known of a country's numbers is only ever a reason to look again: papers of old times, of other countries and
of refugees look different, and nobody is turned away for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.folding import words
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

MASK = "••• ••• "
SHOWN_OF_NUMBER = 4
"""Characters of a number that stay in sight on papers and screens others see."""
SHORTEST_COMPARED = 4
"""Letters and digits from which a number is worth comparing with those of others."""


class IdentityKind(StrEnum):
    """What a person shows to say who they are."""

    NATIONAL_CARD = "national_card"
    VOTER_CARD = "voter_card"
    PASSPORT = "passport"
    HOUSEHOLD_BOOK = "household_book"
    BIRTH_CERTIFICATE = "birth_certificate"
    DRIVING_LICENCE = "driving_licence"
    ATTESTATION = "attestation"
    OTHER = "other"


IDENTITY_WORDS: Mapping[IdentityKind, str] = MappingProxyType(
    {
        IdentityKind.NATIONAL_CARD: N_("National identity card"),
        IdentityKind.VOTER_CARD: N_("Voter card"),
        IdentityKind.PASSPORT: N_("Passport"),
        IdentityKind.HOUSEHOLD_BOOK: N_("Household book"),
        IdentityKind.BIRTH_CERTIFICATE: N_("Birth certificate"),
        IdentityKind.DRIVING_LICENCE: N_("Driving licence"),
        IdentityKind.ATTESTATION: N_("Attestation of identity"),
        IdentityKind.OTHER: N_("Other document"),
    }
)

NATIONAL_DIGITS: Mapping[str, tuple[int, ...]] = MappingProxyType({"KG": (14,), "KH": (9,), "SN": (13, 14, 17)})
"""Digits of the number of a national card by country (ISO 3166).

KG: the personal number (PIN) of 14 digits. KH: the nine digits of the Khmer identity card. SN: 13 or 14 digits of the
older cards, 17 of the ECOWAS card. From general knowledge: therefore only a remark. Of Burundi none is known.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDocument:
    """An identity document as it is given: all but the kind may be unknown. ``id`` is that of the row it changes."""

    kind: IdentityKind = IdentityKind.NATIONAL_CARD
    number: str = ""
    issuer: str = ""
    issued_on: VagueDate | None = None
    expires_on: date | None = None
    id: int | None = None


def number_key(number: str) -> str:
    """Letters and digits of a number, folded: the same however it is spaced or parted."""
    return "".join(words(number))


def masked(number: str) -> str:
    """The number with only its end in sight ("••• ••• 4417"); of a short one nothing is shown."""
    letters = "".join(number.split())
    return MASK + letters[-SHOWN_OF_NUMBER:] if len(letters) > SHOWN_OF_NUMBER else MASK.strip()


def objections_to_documents(
    documents: Sequence[GivenDocument],
    *,
    today: date,
    country: str = "",
    others: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> tuple[Objection, ...]:
    """Everything to say about somebody's documents; ``about`` is "documents.<row>.<cell>".

    ``others`` names, by the key of a number, the members (number, name) who show a document with it too.
    """
    found: list[Objection] = []
    keys = [number_key(each.number) for each in documents]
    for place, document in enumerate(documents):
        about = f"documents.{place}"
        found += _about_texts(document, about)
        found += _about_days(document, about, today)
        found += _about_digits(document, about, country)
        if keys[place] and keys[place] in keys[:place]:
            found.append(Objection(N_("This number stands here twice."), f"{about}.number"))
        for number, name in others.get(keys[place], ()):
            details = {"number": number, "name": name}
            message = N_("Member {number}, {name}, shows the same number.")
            found.append(Objection(message, f"{about}.number", details, Weight.WARN))
    return tuple(found)


def _about_texts(document: GivenDocument, about: str) -> Iterator[Objection]:
    if not document.number.strip():
        yield Objection(N_("Write the number of the document."), f"{about}.number")
    for name in ("number", "issuer"):
        text: str = getattr(document, name)
        if len(text) > LONGEST_TEXT:
            yield Objection(N_("This is longer than {most} characters."), f"{about}.{name}", {"most": LONGEST_TEXT})
        if has_hidden_characters(text):
            yield Objection(N_("This holds characters that cannot be seen. Type it again."), f"{about}.{name}")


def _about_days(document: GivenDocument, about: str, today: date) -> Iterator[Objection]:
    issued, expires = document.issued_on, document.expires_on
    if issued is not None and issued.earliest > today:
        yield Objection(N_("The day of issue lies in the future."), f"{about}.issued_on")
    if issued is not None and expires is not None and expires < issued.earliest:
        yield Objection(N_("The document ends before it was issued."), f"{about}.expires_on")
    elif expires is not None and expires < today:
        message = N_("This document has not been valid since {day}.")
        yield Objection(message, f"{about}.expires_on", {"day": expires}, Weight.WARN)


def _about_digits(document: GivenDocument, about: str, country: str) -> Iterator[Objection]:
    wanted = NATIONAL_DIGITS.get(country, ()) if document.kind is IdentityKind.NATIONAL_CARD else ()
    key = number_key(document.number)
    if not wanted or not key.isdigit() or len(key) in wanted:
        return
    message = N_("A national number has {digits} digits, this one {count}.")
    details = {"digits": " / ".join(map(str, wanted)), "count": len(key)}
    yield Objection(message, f"{about}.number", details, Weight.WARN)
