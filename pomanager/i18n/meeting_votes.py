"""Quorums, votes and verdicts as sentences, the same on screen, paper and command line; nothing is worked out here."""

from typing import Protocol

from pomanager.i18n import formats
from pomanager.i18n.bylaw_words import share_said, value_said
from pomanager.i18n.catalogue import _, ngettext
from pomanager.i18n.meetings import hour
from pomanager.rules.bylaws.settings import NUMBER_OF, SETTINGS
from pomanager.rules.bylaws.values import Choice as BylawChoice
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import CHOICE_WORDS, Choice, Outcome
from pomanager.rules.meetings.majority import MajorityRule, Verdict, Votes

_BASE = "ordinary_assembly.majority_base"
"""A setting that knows the words for what majorities are counted of; those of other meetings say the same."""


class Quorum(Protocol):
    """What is said of a quorum; the read model of that name has more."""

    @property
    def base(self) -> int:
        """Of how many votes it is counted."""

    @property
    def share(self) -> Share | None:
        """What part of them is needed."""

    @property
    def needed(self) -> int | None:
        """How many votes that is."""

    @property
    def there(self) -> int:
        """Votes present or represented."""

    @property
    def margin(self) -> int | None:
        """Votes above what is needed."""

    @property
    def is_reached(self) -> bool | None:
        """Whether enough are there; None where nothing is asked for."""


class VoteRules(Protocol):
    """What a vote is judged by, as far as it is said; the read model of that name has more."""

    @property
    def quorum(self) -> Quorum:
        """The quorum that counts for it."""

    @property
    def quorum_at(self) -> int:
        """The hour at which that was counted."""

    @property
    def is_rechecked(self) -> bool:
        """Whether it is counted anew at every vote."""

    @property
    def rule(self) -> MajorityRule:
        """The majority it needs."""

    @property
    def in_conflict(self) -> int:
        """Votes left out for a conflict of interest."""


def where(bylaw: str, article: str) -> str:
    """Where a rule stands: the number of its sentence in the by-laws, and its article where somebody has looked."""
    if bylaw not in NUMBER_OF:
        return f"({article})" if article else ""
    number = _("By-law {number}").format(number=NUMBER_OF[bylaw])
    return f"({', '.join(filter(None, (number, article)))})"


def base_said(code: str) -> str:
    """What a majority is counted of, in the words of the by-laws; "" for a code they do not know."""
    return value_said(_BASE, BylawChoice(code)) if code in dict(SETTINGS[_BASE].choices) else ""


def majority_said(share: Share | None, base: str, of: int, needed: int, place: str = "") -> str:
    """The majority that was needed, and where the by-laws say so (``place``)."""
    if share is None:
        return _("The by-laws name no majority; more votes for than against decide.")
    # TR: {share} is such as “more than half”, {base} such as “the votes cast”, {of} and {needed} numbers of votes
    said = _("Needed: {share} of {base} ({of}), that is {needed}.").format(
        share=share_said(share), base=base_said(base), of=formats.number(of), needed=formats.number(needed)
    )
    return f"{said} {place}" if place else said


def rule_said(rule: MajorityRule) -> str:
    """The majority that will be needed, before anything is counted."""
    if rule.share is None:
        return majority_said(None, rule.base, 0, 0)
    # TR: {share} is such as “more than half”, {base} such as “the votes cast”
    said = _("Needed: {share} of {base}.").format(share=share_said(rule.share), base=base_said(rule.base))
    return " ".join(part for part in (said, where(rule.bylaw, rule.article)) if part)


def tie_said(casting: Choice) -> str:
    """That the chair broke a tie, and how."""
    said = _("The votes were equal; the chair had the casting vote: {choice}.")
    return said.format(choice=_(CHOICE_WORDS[casting]))


def quorum_title(quorum: Quorum) -> str:
    """Whether there is a quorum, in two words."""
    if quorum.is_reached is None:
        # TR: over the quorum of a meeting whose by-laws ask for none
        return _("No quorum asked for")
    # TR: over the quorum of a meeting, as large letters: whether enough votes are in the room
    return _("Quorum reached") if quorum.is_reached else _("No quorum")


def quorum_said(quorum: Quorum) -> str:
    """How many are there of how many, and how many are needed."""
    there = ngettext("{there} vote of {base}", "{there} votes of {base}", quorum.there).format(
        there=formats.number(quorum.there), base=formats.number(quorum.base)
    )
    if quorum.needed is None:
        return there
    if quorum.share is None:
        # TR: of a quorum: {needed} is a number of votes
        needed = _("{needed} are needed").format(needed=formats.number(quorum.needed))
    else:
        # TR: of a quorum: {needed} is a number of votes, {share} such as “more than half”
        needed = _("{needed} are needed ({share})").format(
            needed=formats.number(quorum.needed), share=share_said(quorum.share)
        )
    return f"{there} · {needed}"


def margin_said(quorum: Quorum) -> tuple[str, str]:
    """How many votes there are above what is needed, or how many are missing: the figure, and the word below it."""
    margin = quorum.margin or 0
    votes = ngettext("{count} vote", "{count} votes", abs(margin)).format(count=formats.number(abs(margin)))
    # TR: below a number of votes: so many more than a quorum needs, or so many fewer
    return votes, _("to spare") if margin >= 0 else _("missing")


def not_voted_said(votes: Votes, there: int) -> str:
    """How many votes of those in the room were given; "" where all were."""
    silent = there - votes.total
    if silent == 0:
        return ""
    if silent < 0:
        return ngettext(
            "{votes} votes, {over} more than is in the room", "{votes} votes, {over} more than are in the room", -silent
        ).format(votes=formats.number(votes.total), over=formats.number(-silent))
    # TR: while votes are counted: {silent} of those in the room gave none
    return ngettext(
        "{votes} of {there} votes in the room: {silent} did not vote",
        "{votes} of {there} votes in the room: {silent} did not vote",
        silent,
    ).format(votes=formats.number(votes.total), there=formats.number(there), silent=formats.number(silent))


def verdict_title(votes: Votes, verdict: Verdict) -> str:
    """What becomes of a motion, and by how many votes."""
    sentences = {
        # TR: verdict on a vote: votes for the motion, and the number that was needed
        Outcome.ADOPTED: _("Adopted: {votes} for, {needed} needed"),
        Outcome.REJECTED: _("Rejected: {votes} for, {needed} needed"),
        Outcome.NO_QUORUM: _("No quorum: nothing is decided"),
    }
    return sentences[verdict.outcome].format(
        votes=formats.number(votes.votes_for), needed=formats.number(verdict.needed)
    )


def verdict_reasons(verdict: Verdict, rules: VoteRules) -> str:
    """By which rule: the majority, the tie, the quorum and when it was counted, votes left out."""
    rule, quorum = rules.rule, rules.quorum
    said = [majority_said(rule.share, rule.base, verdict.of, verdict.needed, where(rule.bylaw, rule.article))]
    if verdict.casting is not None:
        said.append(tie_said(verdict.casting))
    elif verdict.is_tie and rule.has_casting_vote:
        said.append(_("The votes are equal: the chair has the casting vote."))
    said.append(quorum_at_vote_said(quorum, rules.quorum_at, is_rechecked=rules.is_rechecked))
    if rules.in_conflict:
        left_out = ngettext(
            "{count} vote is left out for a conflict of interest.",
            "{count} votes are left out for a conflict of interest.",
            rules.in_conflict,
        )
        said.append(left_out.format(count=formats.number(rules.in_conflict)))
    return " ".join(said)


def quorum_at_vote_said(quorum: Quorum, at: int, *, is_rechecked: bool) -> str:
    """The quorum that counts for a vote, and when it was counted."""
    if quorum.is_reached is None:
        return _("The by-laws ask for no quorum.")
    if is_rechecked:
        said = _("Quorum counted again at {hour}: {there} of {needed} needed.")
    else:
        said = _("Quorum at the opening, {hour}: {there} of {needed} needed.")
    return said.format(
        hour=hour(at), there=formats.number(quorum.there), needed=formats.number(quorum.needed or 0)
    )  # fmt: skip
