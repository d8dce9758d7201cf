"""What stands on the wall of a meeting: the item in front, what is put to the vote, the quorum, the verdict so far."""

from pomanager.i18n.meeting_votes import verdict_title
from pomanager.i18n.meetings import item_title, meeting_name
from pomanager.readmodels.meetings.room import RoomView
from pomanager.rules.meetings.majority import judged
from pomanager.ui.meetings.room.item import TONES, ItemPane
from pomanager.ui.meetings.room.projector import Shown


def shown_of(view: RoomView, pane: ItemPane) -> Shown:
    """What the room is shown of the item in the pane, with the votes as they are typed there."""
    item, motion, rules = pane.item, pane.motion, pane.rules
    verdict, tone, votes = "", "info", pane.figures.votes()
    if rules is not None and votes.total:
        found = judged(votes, rules.rule, rules.room, pane.casting_vote())
        verdict, tone = verdict_title(votes, found), TONES[found.outcome]
    elif motion is not None and motion.decision is not None:
        verdict, tone = pane.verdict.title(), TONES[motion.decision.outcome]
    # Where the by-laws ask for a quorum at the opening only, the room is not told that it is missing now.
    quorum = rules.quorum if rules is not None and not rules.is_rechecked else view.quorum
    return Shown(
        meeting_name(view.detail.label), f"{item.number}. {item_title(item)}" if item is not None else "",
        motion.text_now if motion is not None else "", quorum, verdict, tone,
    )  # fmt: skip
