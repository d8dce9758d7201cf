"""Says before entries of the share register are taken back what goes with them, and what will be held afterwards."""

from collections.abc import Iterator

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.fees import fee_name
from pomanager.readmodels.shares import EntryRow, HeldAfter, TakenBackWith
from pomanager.rules.shares.kinds import ENTRY_WORDS


def taken_back_told(told: TakenBackWith) -> Iterator[str]:
    """The sentences, none where no entry of shares goes."""
    if len(told.entries) > 1:
        # TR: {entries} is a list such as "Subscription · 4 shares; Payment · 10,000 FCFA"
        yield _("These entries were made together and are taken back together: {entries}.").format(
            entries="; ".join(map(_entry, told.entries))
        )
    elif told.count > 1:
        more = _("All {count} entries that were entered together are taken back.")
        yield more.format(count=formats.number(told.count))
    yield from map(_after, told.after)


def _entry(entry: EntryRow) -> str:
    parts = [_(ENTRY_WORDS[entry.kind])]
    if entry.shares:
        parts.append(_shares(abs(entry.shares)))
    if entry.paid:
        parts.append(formats.money(entry.type.money(abs(entry.paid)), entry.type.decimals))
    return " · ".join(parts)


def _shares(count: int) -> str:
    return ngettext("{count} share", "{count} shares", count).format(count=formats.number(count))


def _after(held: HeldAfter) -> str:
    # TR: {holder} number and name, {type} the name of a type of share, {shares} "6 shares", {paid} an amount
    sentence = _("Then {holder} holds of “{type}”: {shares}, {paid} paid up.")
    return sentence.format(
        holder=f"{held.member.number} · {held.member.name}", type=fee_name(held.type.name, held.type.code),
        shares=_shares(held.shares), paid=formats.money(held.type.money(held.paid), held.type.decimals),
    )  # fmt: skip
