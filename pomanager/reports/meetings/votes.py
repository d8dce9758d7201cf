"""A motion on paper: who moved it, its words, how it was voted on, by which rule, and what became of it."""

from dataclasses import replace

from pomanager.i18n import _, formats, ngettext, pgettext
from pomanager.i18n.meeting_votes import majority_said, tie_said, where
from pomanager.i18n.meetings import hour
from pomanager.readmodels.meetings.minutes import DecisionLine, MotionLine, Named
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.parts import Grid, GridColumn, Text, facts, heading, note, paragraph
from pomanager.reports.styles import BODY, Align
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import (
    CHOICE_WORDS,
    DECISION_KIND_WORDS,
    METHOD_WORDS,
    DecisionKind,
    MotionState,
    Outcome,
)
from pomanager.rules.members import Sex

_STRONG = replace(BODY, weight=SEMIBOLD)


def by_sex(who: Named, woman: str, man: str) -> str:
    """The sentence as the language says it of a woman, or of a man; of a body, or where nobody knows, as of a man."""
    return woman if who.sex is Sex.FEMALE else man


def motion_blocks(motion: MotionLine) -> list[Block]:
    """A motion with its vote, or with why there was none."""
    return [
        heading(_title(motion), 3),
        *_taken_back(motion),
        *([facts(_told(motion))] if _told(motion) else []),
        # The words that were voted on are those of the decision.
        Text(motion.decision.text if motion.decision else motion.text, _STRONG),
        *([*vote_blocks(motion.decision), *_all_the_same(motion)] if motion.decision else _without_vote(motion)),
    ]


def _all_the_same(motion: MotionLine) -> list[Block]:
    """Why something was decided that was not on the agenda."""
    reason = motion.state_reason.strip()
    said = _("It was decided although it was not on the agenda, because: {reason}")
    return [paragraph(said.format(reason=reason))] if reason else []


def _title(motion: MotionLine) -> str:
    decision = motion.decision
    if decision is not None and decision.outcome is Outcome.ADOPTED and not motion.is_amendment:
        # TR: over a resolution in minutes: its number, such as 2026-014
        return _("Resolution {reference}").format(reference=decision.reference)
    # TR: over a motion in minutes: a change that somebody wants in another motion; something put to the vote
    named = _("Amendment") if motion.is_amendment else _("Motion")
    return f"{named} {decision.reference}" if decision is not None else named


def _told(motion: MotionLine) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if motion.kind is not DecisionKind.ORDINARY:
        # TR: on a motion: what kind of decision it asks for
        found.append((_("Kind of decision"), _(DECISION_KIND_WORDS[motion.kind])))
    if motion.mover is not None:
        # TR: on a motion: who put it to the meeting
        found.append((_("Moved by"), motion.mover.name))
    if motion.seconder is not None:
        # TR: on a motion: who supported it
        found.append((_("Seconded by"), motion.seconder.name))
    if motion.grounds.strip():
        # TR: on a motion: the reasons given for it
        found.append((_("Grounds"), motion.grounds))
    return found


def _taken_back(motion: MotionLine) -> list[Block]:
    said = _("Reference {reference} was given to a vote recorded by mistake, and is not given again: {reason}")
    return [
        note(said.format(reference=each.reference, reason=each.taken_back))
        for each in motion.decisions
        if each.taken_back
    ]


def _without_vote(motion: MotionLine) -> list[Block]:
    sentences = {
        MotionState.WITHDRAWN: _("The motion was withdrawn before the vote."),
        MotionState.DEFERRED: _("The vote was put off to a later meeting."),
        MotionState.DRAFT: _("This motion was not put to the vote."),
        MotionState.VOTED: _("The vote on this motion was taken back."),
    }
    said = sentences[motion.state]
    if motion.state_reason.strip():
        # TR: a sentence of minutes, then the reason for it
        said = _("{sentence} Reason: {reason}").format(sentence=said, reason=motion.state_reason.strip())
    return [paragraph(said)]


def vote_blocks(decision: DecisionLine) -> list[Block]:
    """How a vote was held, its figures, the rule it was judged by, and the outcome in words."""
    return [
        paragraph(_how(decision)),
        Grid(_columns(), [tuple(map(formats.number, _figures(decision)))]),
        *([facts(_answers(decision))] if decision.answers else []),
        paragraph(" ".join(filter(None, [*_quorum(decision), _majority(decision), *_tie(decision)]))),
        Text(_outcome(decision), _STRONG),
    ]


def _how(decision: DecisionLine) -> str:
    # TR: how and when a vote was held: “Show of hands, 10:40.”
    said = _("{method}, {hour}.").format(method=_(METHOD_WORDS[decision.method]), hour=hour(decision.voted_at))
    there = decision.present + decision.represented
    votes = ngettext(
        "{there} vote was in the room: {present} present, {represented} represented.",
        "{there} votes were in the room: {present} present, {represented} represented.",
        there,
    ).format(
        there=formats.number(there), present=formats.number(decision.present),
        represented=formats.number(decision.represented),
    )  # fmt: skip
    return f"{said} {votes}"


def _columns() -> tuple[GridColumn, ...]:
    return (
        # TR: titles of columns with the votes counted
        GridColumn(_("For"), 20, Align.END),
        GridColumn(_("Against"), 20, Align.END),
        GridColumn(_("Abstentions"), 20, Align.END),
        # TR: ballot papers on which nothing was written
        GridColumn(_("Blank votes"), 20, Align.END),
        # TR: ballot papers that do not count because they were filled in wrongly
        GridColumn(_("Spoilt votes"), 20, Align.END),
    )


def _figures(decision: DecisionLine) -> tuple[int, ...]:
    return (
        decision.votes_for, decision.votes_against, decision.abstentions, decision.blank, decision.spoilt,
    )  # fmt: skip


def _answers(decision: DecisionLine) -> list[tuple[str, str]]:
    return [(_(CHOICE_WORDS[choice]), ", ".join(names)) for choice, names in decision.answers]


def _quorum(decision: DecisionLine) -> list[str]:
    found: list[str] = []
    if decision.in_conflict:
        said = ngettext(
            "{count} vote was left out for a conflict of interest.",
            "{count} votes were left out for a conflict of interest.",
            decision.in_conflict,
        )
        found.append(said.format(count=formats.number(decision.in_conflict)))
    if decision.quorum_needed is not None and decision.quorum_base is not None:
        said = _("Quorum at this vote: {needed} of {base} votes.")
        found.append(
            said.format(needed=formats.number(decision.quorum_needed), base=formats.number(decision.quorum_base))
        )
    return found


def _majority(decision: DecisionLine) -> str:
    share = Share.from_written(decision.majority_share) if decision.majority_share else None
    place = where(decision.bylaw, decision.article)
    return majority_said(share, decision.majority_base, decision.majority_of, decision.needed, place)


def _tie(decision: DecisionLine) -> list[str]:
    return [] if decision.casting is None else [tie_said(decision.casting)]


def _outcome(decision: DecisionLine) -> str:
    sentences = {
        Outcome.ADOPTED: _("The resolution is adopted."),
        Outcome.REJECTED: _("The motion is rejected."),
        Outcome.NO_QUORUM: _("Nothing was decided: there were too few votes in the room."),
    }
    return sentences[decision.outcome]


def conflict_said(who: Named, nature: str, *, left_room: bool) -> str:
    """A declared conflict of interest as a sentence."""
    if left_room:
        said = by_sex(
            who,
            pgettext("woman", "{name} declared a conflict of interest ({nature}), and left the room."),
            pgettext("man", "{name} declared a conflict of interest ({nature}), and left the room."),
        )
    else:
        said = by_sex(
            who,
            pgettext("woman", "{name} declared a conflict of interest ({nature}), and did not vote."),
            pgettext("man", "{name} declared a conflict of interest ({nature}), and did not vote."),
        )
    return said.format(name=who.name, nature=nature)
