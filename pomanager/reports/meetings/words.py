"""How papers of meetings say which meeting it is, when and where it is held, who calls it, and what the by-laws ask."""

from collections.abc import Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import clause_said, value_said
from pomanager.i18n.meetings import hour, item_title, meeting_name
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.readmodels.meetings.papers import About, FailedCall
from pomanager.reports.flow import Block
from pomanager.reports.parts import Blank, Grid, GridColumn, Lines, bureau, facts
from pomanager.reports.styles import BODY
from pomanager.rules.bylaws.assemblies import EXTRAORDINARY
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.meetings import quorum
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import (
    ASSEMBLIES,
    CONVENER_WORDS,
    RULES_OF,
    MeetingRole,
)

_BETWEEN = " · "
_ROWS_OF_AGENDA = 10
"""Lines to write an agenda on by hand."""


def call_said(call: int) -> str:
    """Which call of a meeting it is."""
    # TR: which call of a meeting it is: the first, or one after a meeting that had no quorum
    return (_("First call"), _("Second call"), _("Third call"))[min(max(call, 1), 3) - 1]


def title_of(about: About) -> str:
    """What the meeting is called; "" for a paper to be filled in by hand."""
    return "" if about.meeting is None else meeting_name(about.meeting.label)


def under_title(about: About) -> str:
    """What stands under the title of a paper of one meeting: what the meeting is called, its call, its day."""
    meeting = about.meeting
    if meeting is None:
        return ""
    return _BETWEEN.join((title_of(about), call_said(meeting.label.call), formats.day(meeting.label.held_on, "long")))


def convener_said(meeting: MeetingDetail, joint: str = _BETWEEN) -> str:
    """Who calls the meeting, and in what capacity; once where both are the same words."""
    capacity = _(CONVENER_WORDS[meeting.convener])
    same = meeting.called_by.strip().casefold() == capacity.casefold()
    return joint.join(part for part in ("" if same else meeting.called_by, capacity) if part)


def meeting_facts(about: About) -> list[tuple[str, str]]:
    """Which meeting it is, and when and where it is held: names of lines with what stands there."""
    meeting = about.meeting
    label = None if meeting is None else meeting.label
    return [
        (_("Meeting"), title_of(about)),
        # TR: which call of a meeting it is: the first, the second, the third
        (_("Call"), "" if label is None else call_said(label.call)),
        (_("Day"), "" if label is None else formats.day(label.held_on, "full")),
        # TR: the time of day at which a meeting begins
        (_("Hour"), "" if label is None else hour(label.starts_at)),
        (_("Venue"), "" if label is None else label.place),
    ]


def calling_facts(about: About) -> list[tuple[str, str]]:
    """Who calls the meeting, and the members who demanded it."""
    meeting = about.meeting
    # TR: who calls a meeting: name and capacity
    found = [(_("Called by"), "" if meeting is None else convener_said(meeting))]
    if meeting is not None and meeting.demanded_by:
        members = ngettext("{count} member", "{count} members", meeting.demanded_by)
        said = [members.format(count=formats.number(meeting.demanded_by))]
        if meeting.demanded_on:
            said.append(formats.day(meeting.demanded_on, "long"))
        # TR: the members who asked for a meeting: how many, and on which day
        found.append((_("Demanded by"), _BETWEEN.join(said)))
    return found


def told(pairs: Sequence[tuple[str, str]]) -> list[Block]:
    """What is known, a line each; what is not known yet has room to be filled in by hand."""
    if all(text.strip() for _label, text in pairs):
        return [facts(pairs)]
    return [Blank(label, filled=text) for label, text in pairs]


def agenda_block(about: About) -> Block:
    """The agenda with its numbers, and what is said of an item below it; without one, lines to write it on."""
    if not about.agenda:
        return Lines(count=_ROWS_OF_AGENDA)
    return Grid((GridColumn("", 8, style=BODY), GridColumn("", 92, style=BODY)), agenda_rows(about))


def agenda_rows(about: About) -> list[tuple[str, str]]:
    """The numbers of the items, each with its title, its note and its documents below one another."""
    rows = []
    for item in about.agenda:
        said = [item_title(item), item.note]
        if item.documents:
            # TR: below an item of an agenda: the documents that belong to it
            said.append(_("Documents: {documents}").format(documents=formats.listing(item.documents)))
        rows.append((item.number, "\n".join(part for part in said if part.strip())))
    return rows


def failed_said(failed: FailedCall) -> list[str]:
    """What became of an earlier call: its day, its result, and the figures where they are known."""
    meeting, reached = failed.meeting, failed.quorum
    sentence = {
        1: _("The first call, for {day}, {place}, had no quorum: the meeting could not decide."),
        2: _("The second call, for {day}, {place}, had no quorum: the meeting could not decide."),
    }.get(meeting.call, _("The call for {day}, {place}, had no quorum: the meeting could not decide."))
    found = [sentence.format(day=formats.day(meeting.held_on, "full"), place=meeting.place)]
    if reached is not None and reached.needed is not None:
        found.append(
            _("Votes present or represented: {there}. Needed: {needed}. Entitled: {base}.").format(
                there=formats.number(reached.there), needed=formats.number(reached.needed),
                base=formats.number(reached.base),
            )
        )  # fmt: skip
    return found


def where_said(bylaws: Bylaws, key: str) -> str:
    """Where the by-laws say something: the number of the sentence, and its article where somebody has looked."""
    number = _("By-law {number}").format(number=NUMBER_OF[key])
    return ", ".join(part for part in (number, bylaws.set_value(key).article) if part)


def clause_with_source(bylaws: Bylaws, key: str) -> str:
    """The sentence of the by-laws a setting stands in, and where it stands; "" where the setting is blank."""
    if not key or bylaws.value(key) is None:
        return ""
    clause = CLAUSE_OF[key]
    return _sourced(bylaws, key, clause_said(clause, {each: bylaws.value(each) for each in clause.settings.values()}))


def quorum_rule(about: About) -> str:
    """What the by-laws ask for a quorum of this call, with the article; that they are silent where they are."""
    meeting = about.meeting
    if meeting is None:
        return ""
    rule = quorum.quorum_rule(about.bylaws, meeting.label.kind, meeting.label.call, DecisionKind.ORDINARY)
    key = rule.bylaw
    if not key:
        return _("The by-laws of this organisation name no quorum for this call.")
    if meeting.label.kind in ASSEMBLIES or rule.share is None:
        return clause_with_source(about.bylaws, key)
    # TR: of a board or a committee; {share} is a share of a whole, such as “more than half”
    said = _("It decides when {share} of its members are there.")
    return _sourced(about.bylaws, key, said.format(share=value_said(key, about.bylaws.value(key))))


def majority_rule(about: About) -> str:
    """By which majority the meeting decides, with the article; that the by-laws are silent where they are."""
    meeting = about.meeting
    if meeting is None:
        return ""
    rules, bylaws = RULES_OF.get(meeting.label.kind, ""), about.bylaws
    share, base = f"{rules}.majority", f"{rules}.majority_base"
    if not rules or bylaws.value(share) is None:
        return _("The by-laws of this organisation name no majority for this meeting.")
    if bylaws.value(base) is None:
        # TR: {share} is a share of a whole, such as “more than half”
        said = _("Decisions are taken by {share} of the votes.").format(share=value_said(share, bylaws.value(share)))
    else:
        # TR: {share} is such as “more than half”, {base} such as “the votes cast”
        said = _("Decisions are taken by {share} of {base}.").format(
            share=value_said(share, bylaws.value(share)), base=value_said(base, bylaws.value(base))
        )
    return _sourced(bylaws, share, said)


def voting_rules(about: About) -> list[str]:
    """How the meeting decides: quorum, majority, casting vote; nothing for a paper to be filled in by hand."""
    meeting = about.meeting
    if meeting is None:
        return []
    rules, bylaws = RULES_OF.get(meeting.label.kind, ""), about.bylaws
    found = [quorum_rule(about)]
    if meeting.label.kind in ASSEMBLIES and found[0] != (least := clause_with_source(bylaws, f"{rules}.quorum_least")):
        found.append(least)
    if rules == EXTRAORDINARY:
        found.append(clause_with_source(bylaws, quorum.DUTIES))
    found.append(majority_rule(about))
    casting = f"{rules}.casting_vote"
    if rules and bylaws.value(casting) is not None:
        said = _("When votes are equal, the chair {casting}.").format(
            casting=value_said(casting, bylaws.value(casting))
        )
        found.append(_sourced(bylaws, casting, said))
    return [said for said in found if said]


def _sourced(bylaws: Bylaws, key: str, sentence: str) -> str:
    # TR: a sentence of the by-laws, then where it stands: “… are present. (By-law 27, art. 24)”
    return _("{sentence} ({where})").format(sentence=sentence, where=where_said(bylaws, key))


def bureau_block(about: About) -> Block:
    """Where chair, secretary and tellers of the meeting sign, with their names as far as they are known."""
    found: dict[MeetingRole, list[str]] = {role: [] for role in MeetingRole}
    for each in () if about.meeting is None else about.meeting.bureau:
        found[each.role].append(each.name)
    chair, secretary = (next(iter(found[role]), "") for role in (MeetingRole.CHAIR, MeetingRole.SECRETARY))
    return bureau(chair, secretary, found[MeetingRole.TELLER] or ("", ""), stamp=True)
