"""The call for candidates, to be posted and read out: which seats, who may stand, until when, and how."""

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.elections.papers import AboutElection, ElectionSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.elections.words import (
    ballot_said,
    clauses,
    contest_facts,
    election_facts,
    known,
    officials_block,
    paragraphs,
    reserved_said,
    term_said,
    under_title,
    way_said,
)
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Blank, Lines, Text, heading, paragraph
from pomanager.reports.styles import STRONG

_STANDING = (
    "election.min_seniority", "election.eligibility", "election.arrears",
)  # fmt: skip
_OF_A_BODY = ("incompatible", "max_consecutive_terms")
_DEADLINE = "election.candidacy_days"
_LINES = 4


def heading_of(sheet: ElectionSheet) -> Heading:
    """What the paper is called, and of which election; one to be filled in by hand bears no check code."""
    return Heading(
        _("Call for candidates"), subtitle=under_title(sheet.about), is_sealed=sheet.about.election is not None
    )


def story(sheet: ElectionSheet) -> list[Block]:
    """Who is called, what is filled, who may stand, until when and how; who issues it."""
    about = sheet.about
    return [
        Text(called_said(about), STRONG), Room(6), *known([*election_facts(about), *_term(about)]), *_contests(about),
        heading(_("Who may stand")), *_who(about), heading(_("How to stand")), *_how(about),
        # TR: where and on which day a call for candidates was posted up
        Together([Blank(_("Posted at, on")), officials_block(about, tellers=False)]),
    ]  # fmt: skip


def called_said(about: AboutElection) -> str:
    """Who is called to stand."""
    if about.election is not None and about.election.label.section:
        return _("The members of this section are called to stand as candidates: {section}").format(
            section=about.election.label.section
        )
    return _("The members are called to stand as candidates.")


def _term(about: AboutElection) -> list[tuple[str, str]]:
    detail = about.election
    if detail is None:
        return [(_("Seats to fill"), ""), (_("Term"), "")]
    # TR: how votes are given at an election: by secret ballot, by show of hands
    pairs = [(_("Vote by"), way_said(detail))]
    # TR: from when until when somebody holds a seat
    return [*pairs, (_("Term"), term_said(about))] if term_said(about) else pairs


def _contests(about: AboutElection) -> list[Block]:
    """Each ballot paper with its seats and what is kept for whom."""
    detail = about.election
    if detail is None:
        return []
    found: list[Block] = []
    for contest in detail.contests:
        named = ballot_said(about, contest)
        found += [heading(named or _("The seats"), 2), *known(contest_facts(contest, detail.way))]
        found += paragraphs(reserved_said(about, contest))
    return found


def _who(about: AboutElection) -> list[Block]:
    """The sentences of the by-laws on who may stand."""
    if about.election is None:
        return [Lines(count=_LINES)]
    kind = about.body_kind
    of_body = [] if kind is None else [f"{kind.value}.{key}" for key in _OF_A_BODY]
    said = [*clauses(about, [*_STANDING, *of_body])]
    if not said:
        said.append(_("The by-laws of this organisation ask nothing more than membership of candidates."))
    return paragraphs(said)


def _how(about: AboutElection) -> list[Block]:
    """The last day, where to hand in a candidacy, how many back it."""
    detail = about.election
    until = "" if detail is None or detail.candidates_until is None else formats.day(detail.candidates_until, "full")
    # TR: the last day on which candidacies are taken, and where they are handed in
    blocks: list[Block] = [*known([(_("Candidacies until"), until)]), Blank(_("To be handed in at")), Room(6)]
    blocks += paragraphs(clauses(about, [_DEADLINE]))
    if detail is not None and detail.backers:
        said = ngettext(
            "A candidacy is backed by {count} member at least.", "A candidacy is backed by {count} members at least.",
            detail.backers,
        )  # fmt: skip
        blocks.append(paragraph(said.format(count=formats.number(detail.backers))))
    said = _("Women and young people are asked to stand. Whoever does not write is helped to fill in the form.")
    return [*blocks, paragraph(_("The form of a candidacy is had from whoever runs the election.")), paragraph(said)]


CALL_FOR_CANDIDATES = InBlocks(heading_of, story)
