"""How the counting room calls what it shows: boxes, batches, papers, and the checks that must add up."""

from collections.abc import Mapping, Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.elections.election import BatchRow, BoxRow
from pomanager.rules.elections.kinds import (
    BATCH_KIND_WORDS,
    BATCH_STATE_WORDS,
    SPOILT_WORDS,
    BatchKind,
    BatchState,
    PaperKind,
)
from pomanager.rules.elections.papers import Paper
from pomanager.rules.elections.reconciling import Check, Checked, Figures, Standing
from pomanager.ui.elections.counting.typed import numbers_on
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

STANDING_MARKS = {Standing.RIGHT: ("ok", "ok"), Standing.WRONG: ("bad", "bad"), Standing.OPEN: ("clock", "text2")}
_BATCH_MARKS = {
    BatchState.OPEN: State(Tone.WARN, "edit"), BatchState.CLOSED: State(Tone.OK, "lock"),
    BatchState.JOINED: State(Tone.MUTE, "right_c"), BatchState.TAKEN_BACK: State(Tone.MUTE, "undo"),
}  # fmt: skip


def box_named(box: BoxRow) -> str:
    """A box by its name, else by its place."""
    # TR: a ballot box, known by its number
    return box.name or _("Box {number}").format(number=formats.number(box.position))


def round_named(number: int) -> str:
    """The first vote, or the second one."""
    # TR: which vote of an election with two rounds a ballot box belongs to
    return _("First round") if number == 1 else _("Second round")


def batch_named(batch: BatchRow) -> str:
    """A batch by its number, with the table that counts it."""
    # TR: ballot papers that are counted together, known by their number
    named = _("Batch {number}").format(number=formats.number(batch.position))
    return f"{named} · {batch.name}" if batch.name else named


def batch_about(batch: BatchRow) -> str:
    """From where its figures come, and who types."""
    tellers = [each.teller for each in batch.entries]
    if tellers:
        return " · ".join(tellers)
    parts = [_(BATCH_KIND_WORDS[batch.kind])] if batch.kind is not BatchKind.PAPERS else []
    return " · ".join((*parts, batch.source)) if batch.source else " · ".join(parts)


def batch_state(batch: BatchRow) -> str:
    """How far a batch is: of an open one, whether it is typed in."""
    if batch.state is not BatchState.OPEN:
        return _(BATCH_STATE_WORDS[batch.state])
    done = sum(each.done for each in batch.entries)
    if batch.twice:
        # TR: of a batch of ballot papers two people type in: how many of them have finished
        return _("{count} of 2 entries finished").format(count=formats.number(done))
    return _("typed in, not closed") if done else _(BATCH_STATE_WORDS[batch.state])


def batch_mark(batch: BatchRow) -> State:
    """The mark of how far it is."""
    return _BATCH_MARKS[batch.state]


def papers_said(number: int) -> str:
    """So many ballot papers."""
    return ngettext("{count} paper", "{count} papers", number).format(count=formats.number(number))


def paper_lines(paper: Paper, names: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    """A paper as it is read back: number and name of each candidate, or what is wrong about it."""
    if paper.kind is PaperKind.BLANK:
        # TR: a ballot paper without a mark
        return (("", _("Blank paper")),)
    if paper.kind is PaperKind.SPOILT:
        reason = _(SPOILT_WORDS[paper.reason]) if paper.reason is not None else ""
        # TR: a ballot paper that does not count
        return (("", _("Spoilt paper")), ("", reason)) if reason else (("", _("Spoilt paper")),)
    found = []
    for number in numbers_on(paper):
        name = names.get(abs(number), "")
        # TR: a mark against a candidate, where each is voted on by yes or no
        found.append((formats.number(abs(number)), name if number > 0 else _("No: {name}").format(name=name)))
    return tuple(found)


def paper_said(paper: Paper, names: Mapping[int, str]) -> str:
    """A paper in one line."""
    return " · ".join(f"{lead} {text}".strip() for lead, text in paper_lines(paper, names))


def check_said(found: Checked, the: Figures) -> str:
    """A check with the figures of both sides; a dash stands for what nobody has yet."""
    told = {
        name: formats.number(getattr(the, name))
        for name in ("issued", "used", "spoiled", "unused", "signatures", "ticked", "votes_on_roll", "found", "marked",
                     "blank", "spoilt", "counted", "votes", "valid")
    }  # fmt: skip
    told["most"] = formats.number(the.most_marks)
    told["signed"] = told["signatures"] if the.signatures is not None else told["ticked"]
    # TR: sums of ballot papers that must be equal, each word with its figure
    words = {
        Check.ISSUED: _("issued {issued} = used {used} + spoiled {spoiled} + unused {unused}"),
        Check.ROLL: _("ticked on the roll {ticked} ≤ votes on it {votes_on_roll}"),
        Check.SIGNATURES: _("used {used} = signed for {signed}"),
        Check.BOX: _("found in the box {found} = used {used}"),
        Check.COUNTED: _("marked {marked} + blank {blank} + spoilt {spoilt} = {counted} of {found} in the box"),
        Check.VOTES: _("votes {votes} ≤ {valid} papers × {most} choices"),
    }  # fmt: skip
    if found.check is Check.ROLL and found.left != the.ticked:
        # TR: the papers counted must not be more than the votes of all on the electoral roll
        return _("counted {counted} ≤ votes on the roll {votes_on_roll}").format(**told)
    return words[found.check].format(**told)


def shown_checks(checks: Sequence[Checked], the: Figures) -> tuple[Checked, ...]:
    """The checks that can ever be made of these figures."""
    return tuple(
        each for each in checks
        if not (each.check is Check.VOTES and (the.votes is None or the.most_marks is None))
        and not (each.check is Check.ROLL and each.left is None)
    )  # fmt: skip
