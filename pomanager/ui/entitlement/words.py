"""What the page on the right to vote calls its heaps, and how it says verdicts, reasons and the by-laws behind them."""

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.entitlement import EntitlementRow
from pomanager.rules.entitlement import CODE_WORDS, Right, Stance, Verdict
from pomanager.rules.entitlement_money import MONEY_WORDS
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone


def code_title(code: str) -> str:
    """What a heap of members is called of whom the same was found."""
    return _({**CODE_WORDS, **MONEY_WORDS}[code])


def right_state(verdict: Verdict, right: Right) -> State:
    """The mark of a right: had, had because something could not be judged, or not had."""
    if not verdict.may(right):
        return State(Tone.BAD)
    return State(Tone.ASK if verdict.about(right, Stance.NOT_JUDGED) else Tone.OK)


def yes_or_no(*, may: bool) -> str:
    """Whether somebody has a right, as a cell says it."""
    return _("yes") if may else _("no")


def verdict_words(verdict: Verdict, right: Right) -> str:
    """Whether somebody has a right, in a few words: "yes", "yes, not judged in all", "no"."""
    may = verdict.may(right)
    if may and verdict.about(right, Stance.NOT_JUDGED):
        # TR: under "Vote", "Stand for a seat": nothing speaks against it, but something could not be judged
        return _("yes, not judged in all")
    return yes_or_no(may=may)


def telling(row: EntitlementRow) -> str:
    """What tells this member from others: not what speaks in favour, nor that the by-laws are silent."""
    found = (each for each in row.verdict.reasons if each.stance is not Stance.FOR and not each.is_silence)
    return " ".join(sentence(each.sentence) for each in found)
