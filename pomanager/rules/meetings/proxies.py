"""Who may vote for somebody else: what law and by-laws ask of a proxy (OHADA, art. 100)."""

from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import ASSEMBLIES, OF_BODIES, OF_DELEGATES, RULES_OF, MeetingKind
from pomanager.rules.meetings.notice import bylaw_named
from pomanager.rules.objections import Objection, Weight

NOT_ALLOWED = N_("By the by-laws ({bylaw}) nobody is represented by proxy at such a meeting.")
NOT_SAID = N_("The by-laws do not say whether somebody may be represented at such a meeting.")
TO_ONESELF = N_("Nobody carries a proxy of their own.")
ONE_ALREADY = N_("{name} has given a proxy to {holder} already. Withdraw that one first.")
GAVE_THEIRS = N_("{name} has given their own proxy away and carries none.")
CARRIES_SOME = N_("{name} carries proxies of others: these would be carried on. Withdraw them first.")
NO_VOTE = N_("{name} has no vote at this meeting, and so gives no proxy.")
HOLDER_HAS_NO_VOTE = N_("{name} has no vote at this meeting; the by-laws ({bylaw}) let only members carry proxies.")
GIVER_IS_THERE = N_("{name} is in the room. The proxy counts once they have left.")
HOLDER_NOT_THERE = N_("{name} is not in the room. The proxy counts once they are there.")
NO_HOLDER = N_("Say who carries the proxy.")
RELATION_NOT_ALLOWED = N_("By the by-laws ({bylaw}) such a person carries no proxy.")
TOO_MANY = N_("{name} would carry {carried}; by the by-laws ({bylaw}) one person carries {most} at most.")
TOO_MANY_VOTES = N_("{name} would have {votes} votes; by the by-laws ({bylaw}) one person has {most} at most.")
NO_PAPER = N_("By the by-laws ({bylaw}) a proxy is given in writing: say which paper is on file.")
ON_THE_BOARD = N_("{name} sits on the board: by the by-laws ({bylaw}) such a person carries no proxy.")
RELATIONS = ("member", "spouse", "child", "household", "anybody")
"""As the by-laws name holders."""
NO_RELATION = N_("Say what the holder is to the member: another member, the spouse, a child, of the household.")


@dataclass(frozen=True, slots=True)
class GiverFacts:
    """Who gives the proxy."""

    name: str
    votes: int
    is_there: bool = False
    given_to: str = ""
    """Who carries a proxy of theirs already, "" for nobody."""
    carries: int = 0
    """Proxies of others they carry."""


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """Who is to carry it."""

    name: str
    is_on_roll: bool
    own_votes: int = 0
    is_there: bool = False
    has_given: bool = False
    carried: int = 0
    """Proxies they carry already."""
    carried_votes: int = 0
    on_board: bool = False


@dataclass(frozen=True, slots=True)
class ProxyFacts:
    """A proxy as it would be given."""

    kind: MeetingKind
    bylaws: Bylaws
    giver: GiverFacts
    holder: HolderFacts
    is_self: bool
    relation: str
    paper: str


def objections_to_proxy(facts: ProxyFacts) -> tuple[Objection, ...]:
    """Everything to say about a proxy, all at once."""
    return (
        *_about_leave(facts), *_about_giver(facts), *_about_holder(facts), *_about_relation(facts),
        *_about_limits(facts), *_about_paper(facts),
    )  # fmt: skip


def allowed_by(kind: MeetingKind) -> str:
    """The key of the by-law that allows proxies at meetings of a kind; "" where there is none."""
    if kind in ASSEMBLIES:
        return "proxies.allowed"
    return f"{RULES_OF[kind]}.proxies" if kind in OF_BODIES and kind in RULES_OF else ""


def _about_leave(facts: ProxyFacts) -> tuple[Objection, ...]:
    key = allowed_by(facts.kind)
    allowed = facts.bylaws.flag(key) if key else None
    if allowed is None:
        return (Objection(NOT_SAID, weight=Weight.WARN),)
    return () if allowed else (Objection(NOT_ALLOWED, details={"bylaw": bylaw_named(facts.bylaws, key)}),)


def _about_giver(facts: ProxyFacts) -> tuple[Objection, ...]:
    giver = facts.giver
    found = []
    if not giver.votes:
        found.append(Objection(NO_VOTE, "giver_id", {"name": giver.name}))
    if giver.given_to:
        found.append(Objection(ONE_ALREADY, "giver_id", {"name": giver.name, "holder": giver.given_to}))
    if giver.carries:
        found.append(Objection(CARRIES_SOME, "giver_id", {"name": giver.name}))
    if giver.is_there:
        found.append(Objection(GIVER_IS_THERE, "giver_id", {"name": giver.name}, Weight.WARN))
    return tuple(found)


def _about_holder(facts: ProxyFacts) -> tuple[Objection, ...]:
    holder = facts.holder
    if facts.is_self:
        return (Objection(TO_ONESELF, "holder_id"),)
    if not holder.name.strip():
        return (Objection(NO_HOLDER, "holder_id"),)
    found = []
    if holder.has_given:
        found.append(Objection(GAVE_THEIRS, "holder_id", {"name": holder.name}))
    if holder.is_on_roll and not holder.is_there:
        found.append(Objection(HOLDER_NOT_THERE, "holder_id", {"name": holder.name}, Weight.WARN))
    key = "proxies.board_members"
    if facts.kind in ASSEMBLIES and holder.on_board and facts.bylaws.flag(key) is False:
        details = {"name": holder.name, "bylaw": bylaw_named(facts.bylaws, key)}
        found.append(Objection(ON_THE_BOARD, "holder_id", details))
    return tuple(found)


def _about_relation(facts: ProxyFacts) -> tuple[Objection, ...]:
    """Of a body only another member of it; of an assembly whoever the by-laws name."""
    if facts.relation not in RELATIONS:
        return (Objection(NO_RELATION, "relation"),)
    if facts.kind in OF_BODIES:
        key = allowed_by(facts.kind)
        return () if facts.holder.is_on_roll or not key else (_not_such(facts, key),)
    allowed = facts.bylaws.choices("proxies.holders")
    if allowed is None or "anybody" in allowed:
        return ()
    if facts.relation not in allowed:
        return (_not_such(facts, "proxies.holders"),)
    if facts.relation == "member" and facts.holder.is_on_roll and not facts.holder.own_votes:
        details = {"name": facts.holder.name, "bylaw": bylaw_named(facts.bylaws, "proxies.holders")}
        return (Objection(HOLDER_HAS_NO_VOTE, "holder_id", details),)
    return ()


def _not_such(facts: ProxyFacts, key: str) -> Objection:
    return Objection(RELATION_NOT_ALLOWED, "relation", {"bylaw": bylaw_named(facts.bylaws, key)})


def _about_limits(facts: ProxyFacts) -> tuple[Objection, ...]:
    """How many proxies and how many votes one person may have, their own among them; a delegate perhaps others."""
    if facts.kind not in ASSEMBLIES:
        return ()
    holder, found = facts.holder, []
    most = facts.bylaws.number("proxies.max_per_holder")
    if most is not None and holder.carried + 1 > most:
        details = {
            "name": holder.name, "carried": holder.carried + 1, "most": most,
            "bylaw": bylaw_named(facts.bylaws, "proxies.max_per_holder"),
        }  # fmt: skip
        found.append(Objection(TOO_MANY, "holder_id", details))
    key = votes_key(facts.kind, facts.bylaws)
    most_votes = facts.bylaws.number(key)
    votes = holder.own_votes + holder.carried_votes + facts.giver.votes
    if most_votes is not None and votes > most_votes:
        details = {
            "name": holder.name, "votes": votes, "most": most_votes, "bylaw": bylaw_named(facts.bylaws, key),
        }  # fmt: skip
        found.append(Objection(TOO_MANY_VOTES, "holder_id", details))
    return tuple(found)


def votes_key(kind: MeetingKind, bylaws: Bylaws) -> str:
    """The by-law on how many votes one person has: delegates have their own where the by-laws name it."""
    own = "proxies.max_votes_delegate"
    return own if kind in OF_DELEGATES and bylaws.number(own) is not None else "proxies.max_votes"


def _about_paper(facts: ProxyFacts) -> tuple[Objection, ...]:
    if facts.kind not in ASSEMBLIES or not facts.bylaws.flag("proxies.written") or facts.paper.strip():
        return ()
    return (Objection(NO_PAPER, "paper", {"bylaw": bylaw_named(facts.bylaws, "proxies.written")}),)
