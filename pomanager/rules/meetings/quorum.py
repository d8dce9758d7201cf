"""Whether enough are there to decide: which share of which base, by the call, the kind of decision, and conflicts.

A blank by-law switches the rule off; then nothing is needed, and the verdict says that the by-laws are silent.
"""

from dataclasses import dataclass

from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import OF_BODIES, RULES_OF, MeetingKind

_BY_CALL = {1: "quorum_first", 2: "quorum_second", 3: "quorum_third"}
DUTIES = "extraordinary_assembly.quorum_duties"
"""The by-law for raising what members must subscribe."""


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """What the by-laws ask before anything is decided."""

    share: Share | None = None
    least: int | None = None
    """The fewest persons on every call."""
    proxies_counted: bool = True
    is_rechecked: bool = False
    """Whether it is asked at every vote, not only at the opening."""
    bylaw: str = ""
    """Key of the setting, "" where the by-laws are silent."""
    article: str = ""


@dataclass(frozen=True, slots=True)
class There:
    """Who is there at an hour, and of what the quorum is counted: votes, and heads where it says so."""

    base: int
    present: int
    represented: int
    heads_present: int
    heads_represented: int
    women_present: int = 0
    """Votes of women among those present."""
    women_represented: int = 0
    conflict_base: int = 0
    """Of the base, those in conflict."""
    conflict_present: int = 0
    conflict_represented: int = 0
    heads_in_conflict: int = 0
    """Of those present or represented."""
    women_in_conflict: int = 0
    """Votes of women among those in conflict who are present or represented."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The quorum worked out: figures are votes, as far as they count."""

    base: int
    needed: int | None
    present: int
    represented: int
    is_reached: bool | None


def quorum_rule(bylaws: Bylaws, kind: MeetingKind, call: int, decision: DecisionKind) -> QuorumRule:
    """The rule for a meeting of a kind, on its first, second or third call, for a kind of decision."""
    prefix = RULES_OF.get(kind, "")
    if not prefix:
        return QuorumRule()
    share_key = f"{prefix}.quorum" if kind in OF_BODIES else f"{prefix}.{_BY_CALL[min(max(call, 1), 3)]}"
    if decision is DecisionKind.DUTIES and DUTIES.startswith(f"{prefix}.") and bylaws.share(DUTIES) is not None:
        share_key = DUTIES
    least_key = f"{prefix}.quorum_least"
    share, least = bylaws.share(share_key), bylaws.number(least_key)
    key = share_key if share is not None else least_key if least is not None else ""
    return QuorumRule(
        share=share,
        least=least,
        proxies_counted=_proxies_counted(bylaws, kind),
        is_rechecked=kind not in OF_BODIES and bool(bylaws.flag(f"{prefix}.quorum_recheck")),
        bylaw=key,
        article=bylaws.set_value(key).article if key else "",
    )


def _proxies_counted(bylaws: Bylaws, kind: MeetingKind) -> bool:
    """Of a body only who is present counts; of an assembly who is represented, too, unless by-laws say otherwise."""
    if kind in OF_BODIES:
        return False
    return bylaws.flag("proxies.quorum_counted") is not False


def reached(rule: QuorumRule, there: There) -> Reached:
    """Whether the quorum is reached. Those in conflict are neither of the base nor of those there (OHADA, art. 91)."""
    base = max(there.base - there.conflict_base, 0)
    present = there.present - there.conflict_present
    represented = there.represented - there.conflict_represented if rule.proxies_counted else 0
    heads = there.heads_present + (there.heads_represented if rule.proxies_counted else 0) - there.heads_in_conflict
    if rule.share is None and rule.least is None:
        return Reached(base, None, present, represented, None)
    by_share = 0 if rule.share is None else rule.share.needed(base)
    # Nobody has less than one vote, so that so many persons have as many votes at least.
    needed = max(by_share, rule.least or 0)
    enough = present + represented >= needed and heads >= (rule.least or 0)
    return Reached(base, needed, present, represented, enough)
