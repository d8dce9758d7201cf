"""How papers of elections say which election it is, what is filled and how, who runs it, and what the by-laws ask."""

from collections.abc import Iterable, Iterator, Sequence

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import share_said
from pomanager.i18n.election_names import election_name
from pomanager.i18n.elections import contest_name, how_to_mark
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ContestRequirement, ElectionDetail
from pomanager.readmodels.elections.papers import AboutElection
from pomanager.reports.flow import Block, Room
from pomanager.reports.meetings.words import clause_with_source, told
from pomanager.reports.parts import Signature, Signatures, paragraph
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.elections.kinds import METHOD_WORDS, OFFICIAL_ROLE_WORDS, OfficialRole
from pomanager.rules.meetings.deciding import METHOD_WORDS as WAY_WORDS
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import SEX_WORDS, Sex

_BETWEEN = " · "


def title_of(about: AboutElection) -> str:
    """What the election is called; "" for a paper to be filled in by hand."""
    return "" if about.election is None else election_name(about.election.label)


def under_title(about: AboutElection) -> str:
    """What stands under the title of a paper: what the election is called, and its day."""
    if about.election is None:
        return ""
    return _BETWEEN.join((title_of(about), formats.day(about.election.label.held_on, "long")))


def ballot_said(about: AboutElection, contest: ContestDetail) -> str:
    """A ballot paper by its name where there are several, or it has one; "" for the only one without a name."""
    several = about.election is not None and len(about.election.contests) > 1
    return contest_name(contest) if several or contest.title else ""


def election_facts(about: AboutElection) -> list[tuple[str, str]]:
    """Which election it is, when and where: names of lines with what stands there."""
    detail = about.election
    day = "" if detail is None else formats.day(detail.label.held_on, "full")
    pairs = [
        # TR: what is elected, such as the board of directors
        (_("Election"), title_of(about)),
        (_("Day"), day),
        # TR: where an election is held
        (_("Polling place"), _place(about)),
    ]
    if about.meeting is not None:
        pairs.append((_("Meeting"), meeting_name(about.meeting)))
    if detail is not None and detail.label.section:
        # TR: members of which section vote in an election
        pairs.append((_("Who votes"), _("The members of this section: {section}").format(section=detail.label.section)))
    if about.sends_to is not None:
        said = _BETWEEN.join((meeting_name(about.sends_to), formats.day(about.sends_to.held_on, "long")))
        # TR: the meeting to which the delegates elected go
        pairs.append((_("Elected for"), said))
    return pairs


def _place(about: AboutElection) -> str:
    own = "" if about.election is None else about.election.place
    return own or ("" if about.meeting is None else about.meeting.place)


def hours_said(detail: ElectionDetail | None) -> str:
    """From when until when the poll is open; "" where that is not known."""
    if detail is None or detail.polls_open_at is None:
        return ""
    if detail.polls_close_at is None:
        # TR: the time of day at which a poll opens
        return _("from {hour}").format(hour=hour(detail.polls_open_at))
    # TR: the times of day between which a poll is open
    return _("from {begin} to {end}").format(begin=hour(detail.polls_open_at), end=hour(detail.polls_close_at))


def term_said(about: AboutElection) -> str:
    """The first and the last day of the term; "" where there is no election, or for delegates."""
    detail = about.election
    if detail is None or about.sends_to is not None:
        return ""
    first = formats.day(detail.term_starts_on, "long")
    if about.term_ends_on is None:
        return _("from {day} on").format(day=first)
    # TR: the first and the last day of a term of office
    return _("from {first} to {last}").format(first=first, last=formats.day(about.term_ends_on, "long"))


def way_said(detail: ElectionDetail) -> str:
    """How votes are given."""
    return _(WAY_WORDS[detail.way])


def contest_facts(contest: ContestDetail, way: Way = Way.SECRET) -> list[tuple[str, str]]:
    """Seats and method of a ballot paper, and how it is marked where there is one."""
    pairs = [
        # TR: how many seats an election fills
        (_("Seats to fill"), formats.number(contest.seats)),
        # TR: by which rule of counting an election is decided
        (_("Method"), _(METHOD_WORDS[contest.method])),
    ]
    if way is Way.SECRET:
        # TR: what a voter does with the ballot paper
        pairs.append((_("How to vote"), how_to_mark(contest.method, contest.most_marks, contest.seats)))
    if contest.majority is not None:
        # TR: the share of the votes somebody needs to be elected
        pairs.append((_("Majority needed"), share_said(contest.majority)))
    if contest.alternates:
        # TR: how many of those next in line step in when somebody elected cannot
        pairs.append((_("Alternates"), formats.number(contest.alternates)))
    return pairs


def reserved_said(about: AboutElection, contest: ContestDetail) -> list[str]:
    """What the rule on reserved seats asks of a ballot paper, and by which by-laws; nothing where there is none."""
    found = about.requirement(contest.id)
    return [] if found is None else [*map(sentence, found.sentences), *_bylaws_of(about, found)]


def _bylaws_of(about: AboutElection, found: ContestRequirement) -> Iterator[str]:
    return clauses(about, [key for key, _article in found.articles])


def clauses(about: AboutElection, keys: Iterable[str]) -> Iterator[str]:
    """The sentences of the by-laws some settings stand in, each sentence once, with where it stands."""
    told: set[int] = set()
    for key in keys:
        if key not in CLAUSE_OF or about.bylaws.value(key) is None or NUMBER_OF[key] in told:
            continue
        told.add(NUMBER_OF[key])
        yield clause_with_source(about.bylaws, key)


def known(pairs: Sequence[tuple[str, str]]) -> list[Block]:
    """What is known, a line each; what is not, room to write it, and some more room before what follows."""
    blocks = told(pairs)
    return blocks if all(text.strip() for _label, text in pairs) else [*blocks, Room(6)]


def numbered_name(candidate: Candidate) -> str:
    """A candidate with the number on the ballot paper: “3 · Awa”."""
    number = "" if candidate.number is None else formats.number_text(candidate.number)
    return _BETWEEN.join(part for part in (number, candidate.name) if part)


def sex_said(sex: Sex) -> str:
    """Woman, man, or a dash."""
    return _(SEX_WORDS[sex])


def officials_named(detail: ElectionDetail | None, *roles: OfficialRole) -> list[str]:
    """The names of those who act in some roles."""
    return [] if detail is None else [each.name for each in detail.officials if each.role in roles]


def officials_block(about: AboutElection, *, tellers: bool = True, stamp: bool = True) -> Block:
    """Where those who run the election, count and look on sign, with their names as far as they are known.

    Without tellers it is low: notices and letters are signed by few.
    """
    signing = [
        Signature(_(OFFICIAL_ROLE_WORDS[each.role]), each.name)
        for each in (() if about.election is None else about.election.officials)
        if tellers or each.role not in {OfficialRole.TELLER, OfficialRole.OBSERVER}
    ]
    roles = {OfficialRole.RETURNING_OFFICER, OfficialRole.COMMITTEE_CHAIR}
    running = officials_named(about.election, *roles)
    if not running:
        signing.insert(0, Signature(_(OFFICIAL_ROLE_WORDS[OfficialRole.RETURNING_OFFICER])))
    if tellers and not officials_named(about.election, OfficialRole.TELLER):
        signing += [Signature(_(OFFICIAL_ROLE_WORDS[OfficialRole.TELLER]))] * 2
    return Signatures(signing, thumb=tellers, stamp=stamp, low=not tellers)


def paragraphs(said: Iterable[str]) -> list[Block]:
    """Sentences, each on a line of its own."""
    return [paragraph(each) for each in said if each]
