"""How results call what they show: elections, contests, states with their marks, votes, rounds."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail
from pomanager.readmodels.elections.result import ContestResult
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.counting.record import Act, Count, Stage
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS, METHOD_WORDS, ElectionState
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.ui.elections.words import election_name

MOST_DECIMALS = 2
"""Of votes on screen; papers print all the method prescribes."""
# TR: state of an election whose papers are counted, but whose result nobody has announced yet
COUNTED_ONLY = N_("Counted, not declared")


def election_titled(detail: ElectionDetail) -> str:
    """The same with how many seats are filled."""
    seats = detail.label.seats
    # TR: title of the result of an election: what is elected, and how many seats are filled
    words = ngettext("{election}: {count} seat", "{election}: {count} seats", seats)
    return words.format(election=election_name(detail.label), count=formats.number(seats))


def election_context(detail: ElectionDetail, meeting: MeetingLabel | None) -> str:
    """The line under the title: in which meeting or on which day, and how it is voted and counted."""
    when = formats.day(detail.label.held_on, "long") if meeting is None else meeting_on_day(meeting)
    methods = dict.fromkeys(_(METHOD_WORDS[each.method]) for each in detail.contests)
    how = [_(WAY_WORDS[detail.way])] if detail.way is not Way.SECRET else []
    if detail.way is not Way.ACCLAMATION:
        how += list(methods)
    return " · ".join((when, *how))


def contest_named(contest: ContestDetail) -> str:
    """A contest among several: by its title, else by its place."""
    if contest.title:
        return contest.title.in_language(spoken())
    return _("Ballot {number}").format(number=formats.number(contest.position))


def state_said(state: ElectionState) -> str:
    """How far an election is, as a badge says it."""
    if state is ElectionState.COUNTED:
        return _(COUNTED_ONLY)
    said = _(ELECTION_STATE_WORDS[state])
    return said[:1].upper() + said[1:]


def votes_said(units: int | None, places: int) -> str:
    """Votes with as many decimals as a screen has room for; "" for somebody whose papers are gone."""
    if units is None:
        return ""
    if places > MOST_DECIMALS:
        part = 10 ** (places - MOST_DECIMALS)
        units, places = (units + part // 2) // part, MOST_DECIMALS
    return formats.figures(units, places)


def in_order(of: ContestResult) -> tuple[int, ...]:
    """Numbers of candidates as a result lists them: those elected first, then who came nearest; else by number."""
    numbers = [each.number or 0 for each in of.contest.numbered()]
    if of.kept is None or not of.kept.count.is_settled:
        return tuple(numbers)
    first = (*of.kept.count.elected, *of.in_line)
    return (*first, *(each for each in numbers if each not in first))


def is_ranked(count: Count) -> bool:
    """Whether papers are passed on from round to round."""
    return count.method in TRANSFERABLE


def short_names(count: Count) -> Mapping[int, str]:
    """Number → the first word of the name, for heads of columns; the whole name where two begin alike."""
    firsts = {number: (name.split() or [name])[0] for number, name in enumerate(count.names, 1)}
    often = Counter(firsts.values())
    return {
        number: first if often[first] == 1 else count.name(number) for number, first in firsts.items()
    }  # fmt: skip


def in_plain_digits(text: str) -> str:
    """A text with the digits of any script as 0-9, everything else as it is."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def stage_title(place: int) -> str:
    """A round of a count by its place in the record."""
    # TR: a round of a count of votes, head of a column
    return _("Round {number}").format(number=formats.number(place))


def stage_said(count: Count, stage: Stage, names: Mapping[int, str]) -> str:
    """What a round did, in few words for the head of its column."""
    who = [names[each] for each in stage.of]
    if stage.act is Act.FIRST:
        # TR: head of a column of votes: what was counted in the first round of a count
        return _("first choices") if is_ranked(count) else _("votes")
    if stage.act is Act.SECOND:
        return _("second round")
    if stage.act is Act.SURPLUS:
        if len(who) == 1 and count.method != Method.MEEK.value:
            # TR: head of a column of votes: what {name} had above the quota went on to others
            return _("{name}’s surplus").format(name=who[0])
        # TR: head of a column of votes: what those elected had above the quota went on to others
        return _("surpluses")
    if len(who) == 1:
        # TR: head of a column of votes: {name} is out of the count
        return _("{name} out").format(name=who[0])
    # TR: head of a column of votes: several candidates are out of the count together
    return _("{count} out").format(count=formats.number(len(who)))


JOINED = str.maketrans({" ": "\N{NO-BREAK SPACE}"})


def stage_head(count: Count, place: int, names: Mapping[int, str]) -> str:
    """The head of the column of a round, in two lines where it has more than one."""
    stage = count.stages[place - 1]
    said = stage_said(count, stage, names).translate(JOINED)
    if len(count.stages) == 1:
        return said[:1].upper() + said[1:]
    return f"{stage_title(place).translate(JOINED)} {said}"
