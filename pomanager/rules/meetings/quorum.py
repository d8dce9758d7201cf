"""Whether enough are there to decide: which share of which base, by the call, the kind of decision, and conflicts.

A blank by-law switches the rule off; then nothing is needed, and the verdict says that the by-laws are silent.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
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
    """Who is there at an hour, and of what the quorum is counted, all without those in conflict.

    Figures are votes, or heads (people with a vote) where they say so.
    """

    base: int
    present: int
    represented: int
    heads_present: int
    heads_represented: int
    women_present: int = 0
    """Votes of women."""
    women_represented: int = 0
    in_conflict: int = 0
    """Votes left out, of people wherever they are."""


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody on the roll as they are counted."""

    votes: int
    is_woman: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """The quorum worked out: figures are votes, as far as they count."""

    base: int
    needed: int | None
    present: int
    represented: int
    women: int
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


def there_of(
    base: int,
    voters: Mapping[int, Voter],
    present: AbstractSet[int],
    represented: AbstractSet[int],
    conflict: AbstractSet[int],
) -> There:
    """Who counts of those present and those represented, by the ids of their lines on the roll.

    Those in conflict are neither of the base nor of those there (OHADA, art. 91); ``voters`` knows everybody named.
    """
    present, represented = present - conflict, represented - conflict

    def votes(ids: Iterable[int], *, women: bool = False) -> int:
        return sum(voters[each].votes for each in ids if voters[each].is_woman or not women)

    def heads(ids: Iterable[int]) -> int:
        return sum(voters[each].votes > 0 for each in ids)

    return There(
        base=max(base - votes(conflict), 0), present=votes(present), represented=votes(represented),
        heads_present=heads(present), heads_represented=heads(represented), women_present=votes(present, women=True),
        women_represented=votes(represented, women=True), in_conflict=votes(conflict),
    )  # fmt: skip


def reached(rule: QuorumRule, there: There) -> Reached:
    """Whether the quorum is reached by those who are there."""
    represented = there.represented if rule.proxies_counted else 0
    women = there.women_present + (there.women_represented if rule.proxies_counted else 0)
    heads = there.heads_present + (there.heads_represented if rule.proxies_counted else 0)
    if rule.share is None and rule.least is None:
        return Reached(there.base, None, there.present, represented, women, None)
    by_share = 0 if rule.share is None else rule.share.needed(there.base)
    # Nobody who counts has less than one vote, so that so many persons have as many votes at least.
    needed = max(by_share, rule.least or 0)
    enough = there.present + represented >= needed and heads >= (rule.least or 0)
    return Reached(there.base, needed, there.present, represented, women, enough)
