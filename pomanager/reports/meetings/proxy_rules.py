"""What the by-laws say of proxies, as convocations and proxy forms tell it."""

from pomanager.i18n import _
from pomanager.i18n.bylaw_words import value_said
from pomanager.readmodels.meetings.papers import About
from pomanager.reports.meetings.words import clause_with_source, where_said
from pomanager.rules.meetings.kinds import ASSEMBLIES, OF_DELEGATES, RULES_OF


def allowed(about: About) -> bool | None:
    """Whether somebody may vote for another at this meeting; None where the by-laws are silent."""
    key = allowing_key(about)
    return about.bylaws.flag(key) if key else None


def allowing_key(about: About) -> str:
    """The setting that allows proxies at this meeting; "" for a paper to be filled in by hand, and for committees."""
    if about.meeting is None:
        return ""
    kind = about.meeting.label.kind
    if kind in ASSEMBLIES:
        return "proxies.allowed"
    rules = RULES_OF.get(kind)
    return f"{rules}.proxies" if rules else ""


def proxy_sentences(about: About) -> list[str]:
    """Whether proxies are allowed, and their limits, each with where it stands; nothing where nothing is said."""
    key = allowing_key(about)
    may = allowed(about)
    if about.meeting is None or may is None:
        return []
    where = where_said(about.bylaws, key)
    if not may:
        return [_("Nobody can be represented by proxy at this meeting. ({where})").format(where=where)]
    found = [_("Whoever cannot come may be represented by proxy. ({where})").format(where=where)]
    return [*found, *limits_said(about)] if about.meeting.label.kind in ASSEMBLIES else found


def limits_said(about: About) -> list[str]:
    """Who may carry a proxy, how many, with how many votes, and in which form; blanks are left out."""
    bylaws = about.bylaws
    delegates = about.meeting is not None and about.meeting.label.kind in OF_DELEGATES
    votes = "proxies.max_votes_delegate" if delegates else "proxies.max_votes"
    sentences = (
        # TR: {holders} is such as “another member or the spouse”
        ("proxies.holders", "holders", _("A proxy is carried by: {holders}.")),
        # TR: {proxies} is such as “at most 2 proxies”
        ("proxies.max_per_holder", "proxies", _("One person carries {proxies}.")),
        # TR: {votes} is such as “at most 5 votes”
        (votes, "votes", _("One person has {votes}, their own among them.")),
        # TR: {written} is such as “is given in writing and annexed to the minutes”
        ("proxies.written", "written", _("A proxy {written}.")),
    )
    found = []
    for key, field, sentence in sentences:
        value = bylaws.value(key)
        if value is not None:
            said = sentence.format(**{field: value_said(key, value)})
            # TR: a sentence of the by-laws, then where it stands: “… are present. (By-law 27, art. 24)”
            found.append(_("{sentence} ({where})").format(sentence=said, where=where_said(bylaws, key)))
    board = clause_with_source(bylaws, "proxies.board_members")
    return [*found, board] if board else found
