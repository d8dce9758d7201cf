"""The form by which a member names who votes for them, with the limits of the by-laws."""

from dataclasses import replace

from pomanager.i18n import _
from pomanager.i18n.meetings import hour
from pomanager.readmodels.meetings.papers import About, ProxyFormSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.proxy_rules import allowed, proxy_sentences
from pomanager.reports.meetings.words import meeting_facts, told, under_title
from pomanager.reports.parts import (
    Blank,
    Choice,
    InColumns,
    Lines,
    Signature,
    Signatures,
    Text,
    heading,
    paragraph,
)
from pomanager.reports.styles import SMALL, STRONG

_HALF, _NARROW = 45.0, 12.0
"""The share of labels in half the page and before the boxes, in hundredths of the width."""
_LINES = 2
_RULE = replace(SMALL, after=1)


def heading_of(sheet: ProxyFormSheet) -> Heading:
    """What the form is called, and for which meeting; signed by hand, it bears no check code."""
    return Heading(_("Proxy"), subtitle=under_title(sheet.about), is_sealed=False)


def story(sheet: ProxyFormSheet) -> list[Block]:
    """Who gives it to whom, for which meeting, with which instructions; the limits; signatures; room for the office."""
    about = sheet.about
    if allowed(about) is False:
        return [*told(meeting_facts(about)), *(paragraph(each) for each in proxy_sentences(about))]
    return [
        *_giver(), *_holder(), Room(6), *_meeting(about),
        paragraph(_("Whoever carries this proxy votes for me on every item of the agenda, as I say here:")),
        Lines(count=_LINES), *_limits(about), _signatures(), _office(),
    ]  # fmt: skip


def _giver() -> list[Block]:
    return [
        # TR: on a proxy: the member who cannot come and lets somebody else vote
        heading(_("Who gives the proxy")),
        InColumns([Blank(_("Full name"), share=_HALF), Blank(_("Member number"), share=_HALF)]),
        InColumns([Blank(_("Section"), share=_HALF), Blank(_("Place"), share=_HALF)]),
    ]


def _holder() -> list[Block]:
    relations = (
        # TR: on a proxy: who carries it, beside a box to tick
        _("a member"),
        # TR: on a proxy: who carries it, beside a box to tick
        _("husband or wife"),
        # TR: on a proxy: who carries it, beside a box to tick
        _("an adult child"),
        # TR: on a proxy: who carries it, beside a box to tick
        _("another person"),
    )
    return [
        # TR: on a proxy: the person who votes for the member
        heading(_("Who carries it and votes")),
        InColumns([Blank(_("Full name"), share=_HALF), Blank(_("Member number, if there is one"), share=_HALF)]),
        # TR: on a proxy: what the person who carries it is to the member; boxes to tick follow
        Choice(_("Is"), relations, _NARROW),
    ]


def _meeting(about: About) -> list[Block]:
    """For which meeting it is, in two lines."""
    label = None if about.meeting is None else about.meeting.label
    where = "" if label is None else " · ".join(part for part in (hour(label.starts_at), label.place) if part)
    return told([(_("Meeting"), under_title(about)), (_("Hour and place"), where)])


def _limits(about: About) -> list[Block]:
    """What the by-laws ask, and what holds everywhere: no proxy is passed on, and each gives one only."""
    own = _("Nobody gives more than one proxy, and nobody passes on one they carry.")
    return [heading(_("What holds for proxies")), *(Text(each, _RULE) for each in (*proxy_sentences(about), own))]


def _signatures() -> Block:
    # TR: on a proxy, over the place where each signs
    people = [Signature(_("Who gives the proxy")), Signature(_("Who carries it")), Signature(_("A witness"))]
    explained = InColumns(
        [Blank(_("Read and explained in (language)"), share=_HALF), Blank(_("By (name)"), share=_HALF)]
    )
    return Together([explained, Signatures(people)])


def _office() -> Block:
    return Together(
        [
            Text(_("For the office"), replace(STRONG, before=6)),
            # TR: on a proxy: the number under which it is kept with the minutes
            InColumns(
                [Blank(_("Received on, at"), share=_HALF), Blank(_("Number, annexed to the minutes"), share=_HALF)]
            ),
        ]
    )


PROXY_FORM = InBlocks(heading_of, story)
