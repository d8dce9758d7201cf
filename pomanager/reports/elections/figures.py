"""Figures of an election on paper: ballot papers and whether they add up, votes in figures and words, the rounds."""

from collections.abc import Iterator, Sequence

from pomanager.i18n import _, formats
from pomanager.i18n.numerals import with_words
from pomanager.i18n.sentences import detail, sentence
from pomanager.readmodels.elections.election import BoxRow, CalledVoter, Reconciliation
from pomanager.readmodels.elections.papers import ResultSheet
from pomanager.reports.elections.words import known
from pomanager.reports.flow import Block
from pomanager.reports.parts import Grid, GridColumn, facts, heading, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.counting.record import Act, Count, Happening, Stage, Why
from pomanager.rules.elections.kinds import (
    BATCH_KIND_WORDS,
    PAPER_KIND_WORDS,
    SPOILT_WORDS,
    BatchState,
    PaperKind,
    Spoilt,
)
from pomanager.rules.elections.reconciling import Check, Figures, Standing

_STAGES_IN_A_TABLE = 5
_OF_PAPERS = frozenset({Check.ISSUED, Check.SIGNATURES, Check.BOX, Check.COUNTED})
"""Checks that every election with ballot papers can have; others ask for a roll, or for marks."""
_SHORT_HASH = 12
"""So many characters of the fingerprint of a batch are printed: enough to compare by eye."""


def counted(value: int | None) -> str:
    """A count in figures and words; "" where nobody knows it, so that it can be written in by hand."""
    return "" if value is None or value < 0 else with_words(value)


def papers_blocks(sheet: ResultSheet, of: Reconciliation | None) -> list[Block]:
    """The ballot papers of a round: issued, used, found, counted, and whether it adds up."""
    the = Figures() if of is None else of.figures
    parts = (the.used, the.spoiled, the.unused)
    total = None if None in parts else sum(part for part in parts if part is not None)
    signed = the.signatures if the.signatures is not None else the.ticked
    difference = None if the.found is None or the.used is None else the.found - the.used
    is_counted = of is not None
    pairs = [
        # TR: ballot papers handed to the polling tables
        (_("Ballot papers issued"), counted(the.issued)),
        # TR: ballot papers put into the box
        (_("Used"), counted(the.used)),
        (_("Spoilt and exchanged"), counted(the.spoiled)),
        # TR: ballot papers nobody used
        (_("Unused"), counted(the.unused)),
        (_("Used + spoilt + unused"), counted(total)),
        (_("Signatures of voters"), counted(signed)),
        (_("Found in the box"), counted(the.found)),
        # TR: papers found in the box less papers used
        (_("Difference"), "" if difference is None else formats.number(difference)),
        # TR: ballot papers that count
        (_("Valid papers"), counted(the.valid if is_counted else None)),
        (_("Blank papers"), counted(the.blank if is_counted else None)),
        # TR: ballot papers that do not count, because they were filled in wrongly
        (_("Void papers"), counted(the.spoilt + the.over if is_counted else None)),
        (_("Valid + blank + void"), counted(the.counted if is_counted else None)),
    ]
    return [*known(pairs), *_nulls(sheet, of), *_checks(of), *_tables(of)]


def _nulls(sheet: ResultSheet, of: Reconciliation | None) -> list[Block]:
    """Why papers are void, with how many."""
    if of is None:
        return []
    known = dict(sheet.nulls.get((of.contest_id, of.round), ()))
    if of.figures.over:
        known[Spoilt.TOO_MANY] = known.get(Spoilt.TOO_MANY, 0) + of.figures.over
    if not known:
        return []
    columns = (GridColumn(_("Why papers are void"), 75), GridColumn(_("Ballot papers"), 25, Align.END))
    rows = [
        # TR: of ballot papers that do not count: nobody wrote down why
        (_(SPOILT_WORDS[reason]) if reason is not None else _("The reason is not written down"), formats.number(number))
        for reason, number in known.items()
    ]
    return [Grid(columns, rows)]


def _checks(of: Reconciliation | None) -> list[Block]:
    """What does not add up, as sentences; that everything known does."""
    if of is None:
        return []
    wrong = [sentence(each.sentence) for each in of.checks if each.sentence is not None]
    if wrong:
        return [paragraph(each) for each in wrong]
    if any(each.standing is Standing.RIGHT for each in of.checks):
        unknown = any(each.standing is Standing.OPEN and each.check in _OF_PAPERS for each in of.checks)
        said = _("The figures that are known add up.") if unknown else _("The figures add up.")
        return [paragraph(said)]
    return []


def _tables(of: Reconciliation | None) -> list[Block]:
    """The boxes with their batches: from where the papers come, and the fingerprint of each closed batch."""
    rows = [] if of is None else [row for box in of.boxes for row in _batches(box)]
    if not rows:
        return []
    columns = (
        GridColumn(_("Box"), 18),
        # TR: papers of a box that are counted together
        GridColumn(_("Batch"), 18), GridColumn(_("How it came in"), 24), GridColumn(_("Ballot papers"), 12, Align.END),
        # TR: the beginning of a check sum over the papers of a batch, and why a batch was closed or taken back
        GridColumn(_("Fingerprint, remark"), 28),
    )  # fmt: skip
    return [Grid(columns, rows)]


def _batches(box: BoxRow) -> Iterator[tuple[str, ...]]:
    for each in box.batches:
        if each.state not in {BatchState.CLOSED, BatchState.TAKEN_BACK}:
            continue
        # TR: of a batch of papers that was closed by mistake and does not count
        gone = _("taken back") if each.state is BatchState.TAKEN_BACK else ""
        yield (
            box.name or formats.number_text(box.position), each.name or formats.number_text(each.position),
            " · ".join(part for part in (_(BATCH_KIND_WORDS[each.kind]), each.source) if part),
            formats.number(each.papers),
            " · ".join(part for part in (each.hash[:_SHORT_HASH], gone, each.state_reason) if part),
        )  # fmt: skip


# ---- votes ---------------------------------------------------------------------------------------------------------


def votes_said(units: int | None, count: Count) -> str:
    """Votes with the decimals of the method; "" for somebody who is out."""
    return "" if units is None else detail(Votes(units, count.places))


def outcome_said(number: int, count: Count) -> str:
    """What became of a candidate by the count."""
    if number in count.withdrawn:
        return _("withdrawn")
    if number not in count.elected:
        return ""
    found = count.events(Happening.ELECTED).get(number)
    if found is not None and found[1].why is Why.RESERVED:
        return _("elected, reserved seat")
    return _("elected")


def votes_blocks(count: Count) -> list[Block]:
    """The votes of everybody who stood: of each vote where marks are counted, else first choices and the last count."""
    if count.method in TRANSFERABLE:
        return [heading(_("First choices"), 3), _ranked(count), *rounds_blocks(count)]
    blocks: list[Block] = []
    for stage in count.stages:
        if stage.act is Act.SECOND:
            blocks.append(heading(_("Second round"), 3))
        if stage.act in {Act.FIRST, Act.SECOND}:
            blocks.append(_marked(stage, count))
    return blocks


def _marked(stage: Stage, count: Count) -> Block:
    """Votes in figures and words with rank and outcome, in the order of the ballot paper."""
    has_no = bool(stage.against) or count.method == Method.YES_NO
    there = [number for number, votes in enumerate(stage.votes, 1) if votes is not None]
    ranks = _ranks(stage.votes, there)
    is_last = stage.number == count.stages[-1].number
    columns = [
        GridColumn(_("No."), 7), GridColumn(_("Candidate"), 26),
        # TR: head of a column: how many votes somebody was given
        GridColumn(_("Votes received"), 12, Align.END),
        GridColumn(_("In words"), 20),
        # TR: how many votes somebody has against being elected
        *([GridColumn(_("Against"), 9, Align.END)] if has_no else []),
        # TR: the place of a candidate by votes
        GridColumn(_("Rank"), 7, Align.END), GridColumn(_("Outcome"), 19),
    ]  # fmt: skip
    rows = []
    for number in there:
        votes = stage.votes[number - 1] or 0
        against = [formats.number(stage.against[number - 1])] if stage.against else [""] * has_no
        rows.append((
            formats.number_text(number), count.name(number), votes_said(votes, count), _spelled(votes, count), *against,
            formats.number_text(ranks[number]), outcome_said(number, count) if is_last else "",
        ))  # fmt: skip
    total = sum(stage.votes[number - 1] or 0 for number in there)
    rows.append(("", _("Total"), votes_said(total, count), _spelled(total, count), *[""] * has_no, "", ""))
    return Grid(columns, rows, last_is_total=True)


def _ranked(count: Count) -> Block:
    first = count.stages[0].votes if count.stages else ()
    order = {number: place for place, number in enumerate(count.elected, 1)}
    columns = (
        GridColumn(_("No."), 7), GridColumn(_("Candidate"), 26), GridColumn(_("First choices"), 11, Align.END),
        GridColumn(_("In words"), 18), GridColumn(_("Last count"), 13, Align.END),
        # TR: as which of all somebody was elected: 1, 2, 3 …
        GridColumn(_("Rank"), 7, Align.END), GridColumn(_("Outcome"), 18),
    )  # fmt: skip
    rows = []
    for number, votes in enumerate(first, 1):
        last = [stage.votes[number - 1] for stage in count.stages if stage.votes[number - 1] is not None]
        rows.append((
            formats.number_text(number), count.name(number), votes_said(votes, count),
            "" if votes is None else _spelled(votes, count), votes_said(last[-1], count) if last else "",
            formats.number_text(order[number]) if number in order else "", outcome_said(number, count),
        ))  # fmt: skip
    return Grid(columns, rows)


def _ranks(votes: Sequence[int | None], there: Sequence[int]) -> dict[int, int]:
    """Candidate → the place by votes; those level share it."""
    return {number: 1 + sum((votes[other - 1] or 0) > (votes[number - 1] or 0) for other in there) for number in there}


def _spelled(units: int, count: Count) -> str:
    """Whole votes in words, so that no stroke can change them."""
    from pomanager.i18n.numerals import in_words

    return in_words(units // count.one) if not units % count.one else ""


def rounds_blocks(count: Count) -> list[Block]:
    """The table of all rounds, some to a table: votes of each, papers without a further choice, total, quota."""
    # TR: heading over the tables of the rounds of a count
    title = heading(_("Round by round"), 3)
    starts = range(0, len(count.stages), _STAGES_IN_A_TABLE)
    return [title, *(_rounds(count, count.stages[start : start + _STAGES_IN_A_TABLE]) for start in starts)]


def _rounds(count: Count, stages: Sequence[Stage]) -> Block:
    wide = 65 / max(1, len(stages))
    columns = [GridColumn(_("No."), 7), GridColumn(_("Candidate"), 28)]
    # TR: head of a column: the round of a count
    said = _("Round {number}")
    columns += [GridColumn(said.format(number=formats.number_text(each.number)), wide, Align.END) for each in stages]
    rows = [
        (formats.number_text(number), name, *(votes_said(each.votes[number - 1], count) for each in stages))
        for number, name in enumerate(count.names, 1)
    ]
    # TR: votes on papers that name nobody else who is still in
    rows.append(("", _("No further choice"), *(votes_said(each.exhausted, count) for each in stages)))
    if any(each.loss for each in count.stages):
        rows.append(("", _("Lost to rounding"), *(votes_said(each.loss, count) for each in stages)))
    rows.append(("", _("Total"), *(votes_said(_total(each), count) for each in stages)))
    if any(each.quota is not None for each in count.stages):
        # TR: the votes that elect somebody
        rows.append(("", _("Quota"), *(votes_said(each.quota, count) for each in stages)))
    for happening, word in ((Happening.ELECTED, _("Elected, by number")), (Happening.EXCLUDED, _("Out, by number"))):
        rows.append(("", word, *(_numbers(each, happening) for each in stages)))
    return Grid(columns, rows)


def _total(stage: Stage) -> int:
    return sum(votes or 0 for votes in stage.votes) + stage.exhausted + stage.loss


def _numbers(stage: Stage, happening: Happening) -> str:
    return ", ".join(formats.number_text(each.candidate) for each in stage.of_kind(happening))


def roll_facts(sheet: ResultSheet) -> list[tuple[str, str]]:
    """The electoral roll, who voted, and how many carried votes of others."""
    roll = sheet.rolls[0] if sheet.rolls and sheet.rolls[0].on_roll else None
    ticked = None if roll is None or not roll.ticked else roll
    return [
        (_("On the electoral roll"), counted(None if roll is None else roll.on_roll)),
        (_("Women on the roll"), counted(None if roll is None else roll.women)),
        (_("Votes on the roll"), counted(None if roll is None else roll.votes)),
        # TR: how many people on the roll came and signed
        (_("Voters who signed"), counted(None if ticked is None else ticked.ticked)),
        (_("Ballot papers given to voters"), counted(None if ticked is None else ticked.papers)),
        # TR: how many voters carry votes of others, and how many votes
        (_("Voters with proxies"), counted(sheet.holders if roll is not None else None)),
        (_("Votes by proxy"), counted(sheet.carried if roll is not None else None)),
    ]


def called_blocks(sheet: ResultSheet, of: Reconciliation) -> list[Block]:
    """Who answered what when the roll was called by name; nothing of any other vote."""
    rows = [_called(each) for each in sheet.called.get((of.contest_id, of.round), ())]
    if not rows:
        return []
    # TR: head of a column: whom a voter named, by the numbers of the candidates
    columns = (GridColumn(_("No."), 12), GridColumn(_("Name"), 58), GridColumn(_("Voted for, by number"), 30))
    return [heading(_("Roll call by name"), 3), Grid(columns, rows)]


def _called(each: CalledVoter) -> tuple[str, ...]:
    voter, paper = each.voter, each.paper
    if paper is None:
        answer = formats.UNKNOWN
    elif paper.kind is PaperKind.MARKED:
        answer = ", ".join(paper.marks.split())
    else:
        answer = _(PAPER_KIND_WORDS[paper.kind])
    return (voter.number, "\n".join(part for part in (voter.name, voter.other_script) if part), answer)


def no_papers(said: str) -> list[Block]:
    """A sentence in place of figures, where no papers were used."""
    return [facts([(_("Ballot papers"), said)])]
