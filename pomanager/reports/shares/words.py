"""How types of share, holders and amounts are said on paper."""

from pomanager.i18n import formats, spoken
from pomanager.readmodels.shares import HolderLabel, ShareTypeLabel


def type_said(kind: ShareTypeLabel) -> str:
    """The code of a type with its name in the language of the paper: "A · Parts sociales"."""
    return " · ".join(part for part in (kind.code, kind.name.in_language(spoken())) if part)


def holder_said(holder: HolderLabel) -> str:
    """The name, and in the other script on a line of its own."""
    return "\n".join(part for part in (holder.name, holder.other_script) if part)


def numbered_holder(holder: HolderLabel) -> str:
    """Number and name in one line: "12 · NIYONZIMA Médiatrice"."""
    return " · ".join(part for part in (holder.number, holder.name) if part)


def amount_said(kind: ShareTypeLabel, minor: int | None) -> str:
    """An amount in the currency of a type, with its decimals; a dash for none."""
    return formats.UNKNOWN if minor is None else formats.money(kind.money(minor), kind.decimals)
