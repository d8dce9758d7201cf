"""What the page of the by-laws says of versions, values and sources."""

from datetime import date

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import clause_said, source_said
from pomanager.readmodels.bylaws import STATE_WORDS, VERSION_WORDS, ClauseRow, ValueState, VersionRow, VersionState
from pomanager.rules.bylaws.in_force import SetValue, Sure
from pomanager.rules.bylaws.presets import PRESETS

TONES = {ValueState.CHECKED: "ok", ValueState.UNCHECKED: "ask", ValueState.BLANK: "bad"}
ICONS = {ValueState.CHECKED: "ok", ValueState.UNCHECKED: "ask", ValueState.BLANK: "edit"}


def preset_called(key: str) -> str:
    """What a preset is called; its key where this program has it no more."""
    return _(PRESETS[key].name) if key in PRESETS else key


def version_line(version: VersionRow) -> str:
    """A version in one line, for a list to choose from: “2 · In force · 15 Mar 2026”."""
    parts = [formats.number(version.number) if version.number else "", _(VERSION_WORDS[version.state])]
    parts.append(formats.day(version.since) if version.since else "")
    return " · ".join(part for part in parts if part)


def version_title(version: VersionRow) -> str:
    """What a page that shows a version is called."""
    return {
        VersionState.IN_FORCE: _("By-laws in force"),
        VersionState.PREPARED: _("By-laws being prepared"),
        VersionState.COMING: _("By-laws to come"),
        VersionState.PAST: _("Earlier by-laws"),
        VersionState.WITHDRAWN: _("Withdrawn by-laws"),
    }[version.state]


def version_context(version: VersionRow) -> str:
    """Which version it is, since when, and by which decision."""
    if version.since is None:
        return _("Made from the preset: {name}").format(name=preset_called(version.preset)) if version.preset else ""
    since = formats.day(version.since, "long")
    if version.until is not None:
        # TR: of a version of the by-laws: the first and the last day it held
        held = _("From {since} to {until}").format(since=since, until=formats.day(version.until, "long"))
    else:
        # TR: of a version of the by-laws
        held = _("Since {day}").format(day=since)
    # TR: which of the versions of the by-laws it is, counted from the first
    number = _("Version {number}").format(number=formats.number(version.number)) if version.number else ""
    # TR: {decision} is the name of the decision by which by-laws were adopted: “AGE 2026-02”
    decision = _("adopted by {decision}").format(decision=version.decision) if version.decision else ""
    return " · ".join(part for part in (number, held, decision) if part)


def state_words(row: ClauseRow) -> tuple[str, str]:
    """How a sentence stands, and below it who checked it, or what comes of it."""
    word = _(STATE_WORDS[row.state])
    if row.state is ValueState.CHECKED:
        last = max((each.said for each in row.values), key=_day_checked)
        # TR: who held a sentence against the signed by-laws, and when: “A. Diop, 12 Mar 2026”
        said = _("{name}, {day}").format(name=last.checked_by, day=formats.day(last.checked_on))
        return word, said if last.checked_by else formats.day(last.checked_on)
    if row.state is ValueState.BLANK:
        # TR: of a sentence of the by-laws with a value to be filled in: nothing is judged by it
        return word, _("its rule is off")
    own = all(each.sure in {None, Sure.OWN} for each in row.values)
    # TR: of a value of the by-laws: it comes from one of the presets of the program
    return word, "" if own else _("from a preset")


def sources_said(row: ClauseRow) -> str:
    """Where the values of a sentence come from, each source once."""
    said = dict.fromkeys(_source_said(each.said) for each in row.values)
    known = "; ".join(each for each in said if each)
    return known or _("No sure source: copy the rule from your own by-laws")


def _source_said(said: SetValue) -> str:
    """Where a value comes from; of a blank that was checked, that the by-laws were read."""
    known = source_said(said)
    if said.value is not None or not said.is_checked:
        return known
    return " · ".join(part for part in (_("The signed by-laws say nothing on this"), known) if part)


def row_said(row: ClauseRow) -> str:
    """A sentence with how it stands, read aloud."""
    word, about = state_words(row)
    said = f"{row.number}. {clause_said(row.clause, row.plain)} {word}"
    return f"{said}, {about}" if about else said


def to_check(count: int, of: int) -> str:
    """How many sentences of a chapter are to be checked or filled in."""
    if not count:
        return _("All checked")
    # TR: sentences of a chapter: “4 of 9 to check”; {count} is the number that decides the plural
    said = ngettext("{count} of {all} to check", "{count} of {all} to check", count)
    return said.format(count=formats.number(count), all=formats.number(of))


def _day_checked(said: SetValue) -> date:
    return said.checked_on or date.min
