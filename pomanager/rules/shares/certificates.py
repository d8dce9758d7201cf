"""Share certificates: what may be issued, split, replaced and cancelled, which go with an entry, and their seal.

A certificate proves shares; it is not negotiable and not pledgeable. Live certificates never stand for more shares than
their holder has, on any day.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.envelope import canonical
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.judging import AT_LEAST_ONE, objections_to_value
from pomanager.rules.shares.kinds import CertificateEnd

SEAL_BEGINS = "POC1:"
"""What a machine reads first in the square of a certificate; its number and seal follow, parted by a colon."""

MORE_THAN_FREE = N_("{name} has {free} shares without a certificate from {day} on: no more can be certified.")
NUMBER_TAKEN = N_("The certificate number {number} is used already: {name}, {day}.")
NUMBER_FROM_ONE = N_("A certificate number is a whole number from 1 on.")
NOT_FULLY_PAID = N_("These shares are not paid up in full. The certificate says how much is paid.")
NOT_LIVE = N_("Certificate {number} was cancelled on {day}.")
NOT_HERS = N_("Certificate {number} does not belong to these shares.")
TWICE = N_("Certificate {number} stands here twice.")
BEFORE_ISSUE = N_("Certificate {number} was issued on {day} only.")
TWO_PARTS = N_("A certificate is split into two at least.")
PARTS_MUST_ADD_UP = N_("The parts come to {sum} shares. The certificate is for {shares}.")
WHY_REPLACED = N_("Write what happened to the certificate.")
TOO_MANY_LEFT = N_("Certificates for {certified} shares would stay valid, and only {left} are left. Cancel more.")
LEAVES_CERTIFICATES = N_(
    "{name} has certificates for {certified} shares and would be left with {left}. Cancel certificates first."
)
NOT_THIS_WAY = N_("Choose another reason: splitting and replacing are acts of their own.")

END_WORDS: Mapping[CertificateEnd, str] = MappingProxyType(
    {
        CertificateEnd.SPLIT: N_("Certificate split"),
        CertificateEnd.REPLACED: N_("Replaced by a duplicate"),
        CertificateEnd.TRANSFERRED: N_("Shares transferred"),
        CertificateEnd.CONVERTED: N_("Shares converted"),
        CertificateEnd.INHERITED: N_("Shares passed on to heirs"),
        CertificateEnd.REDEEMED: N_("Shares redeemed"),
        CertificateEnd.FORFEITED: N_("Shares forfeited"),
        CertificateEnd.MISTAKE: N_("Issued by mistake"),
    }
)

MADE_WITH_ANOTHER = frozenset({CertificateEnd.SPLIT, CertificateEnd.REPLACED})
"""Endings that come with new certificates, by acts of their own."""


class CertificateState(StrEnum):
    """What a certificate proves on a day."""

    LIVE = "live"
    CANCELLED = "cancelled"
    NOT_ISSUED = "not_issued"
    """It is of a later day."""


STATE_WORDS: Mapping[CertificateState, str] = MappingProxyType(
    {
        CertificateState.LIVE: N_("Valid certificate"),
        CertificateState.CANCELLED: N_("Certificate cancelled"),
        CertificateState.NOT_ISSUED: N_("Certificate not issued yet"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """A certificate as the rules look at it; ``ended_on`` is the day from which it proves nothing."""

    id: int
    number: int
    shares: int
    paid_minor: int
    issued_on: date
    ended_on: date | None = None

    def state_on(self, day: date) -> CertificateState:
        """What it proves on a day."""
        if day < self.issued_on:
            return CertificateState.NOT_ISSUED
        return CertificateState.LIVE if self.is_live(day) else CertificateState.CANCELLED

    def is_live(self, day: date) -> bool:
        """Whether it proves shares on a day."""
        return self.issued_on <= day and (self.ended_on is None or day < self.ended_on)


def live_on(certificates: Sequence[CertificateFacts], day: date) -> tuple[CertificateFacts, ...]:
    """Those that prove shares on a day."""
    return tuple(each for each in certificates if each.is_live(day))


def certified_on(certificates: Sequence[CertificateFacts], day: date) -> int:
    """For how many shares there are live certificates on a day."""
    return sum(each.shares for each in live_on(certificates, day))


def free_from(account: Account, certificates: Sequence[CertificateFacts], day: date) -> int:
    """The fewest shares without a certificate on a day and all later ones; below 0 where there are too many out."""
    days = {day, *(line.on for line in account.lines), *(each.issued_on for each in certificates)}
    days |= {each.ended_on for each in certificates if each.ended_on is not None}
    return min(max(0, account.on(each).shares) - certified_on(certificates, each) for each in days if each >= day)


def paid_on_new(account: Account, certificates: Sequence[CertificateFacts], shares: int, day: date) -> int:
    """What a new certificate says is paid up: fully paid shares are certified first."""
    unit = account.type.value_on(day) or 0
    said = sum(each.paid_minor for each in live_on(certificates, day))
    return min(shares * unit, max(0, account.on(day).paid - said))


def parts_paid(paid_minor: int, unit_minor: int, parts: Sequence[int]) -> tuple[int, ...]:
    """What each part of a certificate that is split says is paid up: fully paid shares first, no unit lost."""
    found = []
    for shares in parts:
        found.append(min(shares * unit_minor, paid_minor))
        paid_minor -= found[-1]
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWords:
    """What the seal of a certificate is taken over: facts that never change once it is issued."""

    number: int
    member_id: int
    share_type_id: int
    shares: int
    unit_minor: int
    paid_minor: int
    currency: str
    issued_on: date
    duplicate_of: int | None = None
    split_from: int | None = None
    """Numbers of the certificates it stands for."""


def canonical_words(words: SealedWords) -> str:
    """The words of a certificate in one canonical form, a line each: the name of the field and its value."""
    told: tuple[tuple[str, object], ...] = (
        ("number", words.number),
        ("member", words.member_id),
        ("type", words.share_type_id),
        ("shares", words.shares),
        ("nominal", words.unit_minor),
        ("paid", words.paid_minor),
        ("currency", words.currency),
        ("issued", words.issued_on.isoformat()),
        ("duplicate of", words.duplicate_of or ""),
        ("split from", words.split_from or ""),
    )
    return "".join(f"{name}\t{canonical(str(value))}\n" for name, value in told)


def seal_of(words: SealedWords) -> str:
    """SHA-256 (FIPS 180-4) over the canonical words, as 64 small hexadecimal letters."""
    return hashlib.sha256(canonical_words(words).encode()).hexdigest()


def square_text(number: int, seal: str) -> str:
    """What the square on a certificate says to a machine: its number and its seal."""
    return f"{SEAL_BEGINS}{number}:{seal}"


def read_square(text: str) -> tuple[int, str]:
    """Number and seal of what was scanned or typed; a bare number has no seal. Raises ValueError for anything else."""
    number, _colon, seal = text.strip().removeprefix(SEAL_BEGINS).partition(":")
    if not (number.isascii() and number.isdigit()):
        message = f"no certificate: {text!r}"
        raise ValueError(message)
    return int(number), seal.strip().lower()


# ---- certificates that go with an entry ---------------------------------------------------------------------------


def going_with(certificates: Sequence[CertificateFacts], taken: int, free: int) -> tuple[CertificateFacts, ...]:
    """Which live certificates go when so many shares are taken away, ``free`` of which had none: as few as possible.

    One that is for exactly what is needed, else the smallest that is for more, else the largest and so on.
    """
    needed = taken - free
    rest = sorted(certificates, key=_by_shares)
    found: list[CertificateFacts] = []
    while needed > 0 and rest:
        enough = [each for each in rest if each.shares >= needed]
        chosen = enough[0] if enough else rest[-1]
        rest.remove(chosen)
        found.append(chosen)
        needed -= chosen.shares
    return tuple(sorted(found, key=_by_number))


def _by_shares(each: CertificateFacts) -> tuple[int, int]:
    return each.shares, each.number


def _by_number(each: CertificateFacts) -> int:
    return each.number


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingFacts:
    """Certificates that are to go with shares taken away on a day: those chosen, and all of the same holder and type.

    ``before`` is the account before the shares are taken, ``after`` once they are.
    """

    before: Account
    after: Account
    on: date
    taken: int
    certificates: tuple[CertificateFacts, ...]
    chosen: tuple[int, ...] | None = None
    """Ids; None leaves the choice to the program."""


def certificates_going(facts: GoingFacts) -> tuple[CertificateFacts, ...]:
    """Those that go: the chosen ones, else those the program proposes."""
    if facts.chosen is not None:
        return tuple(each for each in facts.certificates if each.id in facts.chosen)
    may_go = [each for each in live_on(facts.certificates, facts.on) if each.ended_on is None]
    return going_with(may_go, facts.taken, free_from(facts.before, facts.certificates, facts.on))


def rest_of(facts: GoingFacts) -> int:
    """For how many shares a certificate of the rest is issued: what is cancelled beyond what was taken away."""
    going = certificates_going(facts)
    staying = tuple(each for each in facts.certificates if each not in going)
    beyond = sum(each.shares for each in going) - facts.taken
    return max(0, min(beyond, free_from(facts.after, staying, facts.on)))


def objections_to_going(facts: GoingFacts, numbers: Mapping[int, int], about: str) -> Iterator[Objection]:
    """What speaks against the certificates chosen; ``numbers`` are those of all certificates asked for, by id."""
    known = {each.id: each for each in facts.certificates}
    seen: set[int] = set()
    for certificate_id in facts.chosen or ():
        certificate = known.get(certificate_id)
        if certificate_id in seen:
            yield Objection(TWICE, about, {"number": numbers.get(certificate_id, "")})
        elif certificate is None:
            yield Objection(NOT_HERS, about, {"number": numbers.get(certificate_id, "")})
        else:
            yield from objections_to_live(certificate, facts.on, about)
        seen.add(certificate_id)
    going = {each.id for each in certificates_going(facts)}
    staying = tuple(each for each in facts.certificates if each.id not in going)
    too_many = free_from(facts.after, staying, facts.on)
    if too_many < 0:
        certified = certified_on(staying, facts.on)
        left = min(facts.after.on(facts.on).shares, certified + too_many)
        yield Objection(TOO_MANY_LEFT, about, {"certified": certified, "left": max(0, left)})


def objections_to_left(
    before: Account, after: Account, certificates: Sequence[CertificateFacts], first: date, about: str
) -> Iterator[Objection]:
    """What speaks against an account that changes from a day on while all certificates stay valid."""
    over = free_from(after, certificates, first)
    if over < min(0, free_from(before, certificates, first)):
        certified = sum(each.shares for each in certificates if each.ended_on is None)
        details = {"name": after.holder.label, "certified": certified, "left": max(0, certified + over)}
        yield Objection(LEAVES_CERTIFICATES, about, details)


def objections_to_live(certificate: CertificateFacts, on: date, about: str) -> Iterator[Objection]:
    """What speaks against ending a certificate on a day."""
    if certificate.ended_on is not None:
        yield Objection(NOT_LIVE, about, {"number": certificate.number, "day": certificate.ended_on})
    elif on < certificate.issued_on:
        yield Objection(BEFORE_ISSUE, about, {"number": certificate.number, "day": certificate.issued_on})


# ---- acts on certificates -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """A certificate as it would be issued; ``taken_by`` names whose certificate has the number and of which day."""

    today: date
    on: date
    account: Account
    certificates: tuple[CertificateFacts, ...]
    shares: int
    number: int | None = None
    taken_by: tuple[str, date] | None = None


def objections_to_issuing(facts: IssueFacts) -> Iterator[Objection]:
    """Everything against issuing a certificate."""
    if facts.on > facts.today:
        yield Objection(DAY_AHEAD, "on", {"day": facts.on})
    if facts.number is not None and facts.number < 1:
        yield Objection(NUMBER_FROM_ONE, "number")
    elif facts.taken_by is not None:
        name, day = facts.taken_by
        yield Objection(NUMBER_TAKEN, "number", {"number": facts.number, "name": name, "day": day})
    unit = facts.account.type.value_on(facts.on)
    yield from objections_to_value(facts.account.type, facts.on)
    if facts.shares < 1:
        yield Objection(AT_LEAST_ONE, "shares")
        return
    free = free_from(facts.account, facts.certificates, facts.on)
    if facts.shares > free:
        details = {"name": facts.account.holder.label, "free": max(0, free), "day": facts.on}
        yield Objection(MORE_THAN_FREE, "shares", details)
    elif unit is not None:
        paid = paid_on_new(facts.account, facts.certificates, facts.shares, facts.on)
        if paid < facts.shares * unit:
            yield Objection(NOT_FULLY_PAID, "shares", {}, Weight.WARN)


def objections_to_splitting(
    certificate: CertificateFacts, parts: Sequence[int], on: date, today: date
) -> Iterator[Objection]:
    """Everything against splitting a certificate into certificates for so many shares each."""
    yield from _about_ending(certificate, on, today)
    if len(parts) <= 1:
        yield Objection(TWO_PARTS, "parts")
    if any(part < 1 for part in parts):
        yield Objection(AT_LEAST_ONE, "parts")
    elif sum(parts) != certificate.shares:
        yield Objection(PARTS_MUST_ADD_UP, "parts", {"sum": sum(parts), "shares": certificate.shares})


def objections_to_replacing(certificate: CertificateFacts, on: date, today: date, remarks: str) -> Iterator[Objection]:
    """Everything against issuing a duplicate."""
    yield from _about_ending(certificate, on, today)
    if not remarks.strip():
        yield Objection(WHY_REPLACED, "remarks")
    yield from about_text("remarks", remarks)


def objections_to_cancelling(
    certificate: CertificateFacts, on: date, today: date, reason: CertificateEnd, remarks: str
) -> Iterator[Objection]:
    """Everything against cancelling a certificate by itself."""
    yield from _about_ending(certificate, on, today)
    if reason in MADE_WITH_ANOTHER:
        yield Objection(NOT_THIS_WAY, "reason")
    yield from about_text("remarks", remarks)


def _about_ending(certificate: CertificateFacts, on: date, today: date) -> Iterator[Objection]:
    if on > today:
        yield Objection(DAY_AHEAD, "on", {"day": on})
    yield from objections_to_live(certificate, on, "on")
