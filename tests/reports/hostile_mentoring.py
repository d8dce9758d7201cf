"""Hostile papers on the mentoring."""

from dataclasses import replace

from pomanager.rules.mentoring.kinds import PairState, PartRole
from tests.reports import sheets_mentoring as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen

FIELDS = (
    "mentee", "number", "mentor", "programme", "topics", "action", "goal", "position", "indicator", "remarks", "where",
    "competency",
)  # fmt: skip
ON_AGREEMENT = ("mentee", "number", "mentor", "programme")
ON_FORM = ("mentee", "number", "mentor", "action", "goal")
ON_CERTIFICATE = ("mentee", "mentor", "programme")


def roster(texts: Texts) -> HostilePaper:
    """One mentor with an office, and one mentee."""
    head, names = letterhead(texts)
    programme, mentor, office, mentee, number, place = (next(texts) for _field in range(6))
    people = (
        sheets.on_roster(PartRole.MENTOR, mentor, office=office),
        sheets.on_roster(PartRole.MENTEE, mentee, number, place),
    )
    sheet = replace(sheets.whole(people, programmes=(sheets.programme(programme),)), letterhead=head)
    told = tuple(Chain(seen(text)) for text in (programme, mentor, office, mentee, number, place))
    return HostilePaper(sheet, (names, *told))


def consents(texts: Texts) -> HostilePaper:
    """One who consented."""
    head, names = letterhead(texts)
    name, number = next(texts), next(texts)
    sheet = replace(sheets.whole((sheets.on_roster(PartRole.MENTEE, name, number),)), letterhead=head)
    return HostilePaper(sheet, (names, Chain(seen(name)), Chain(seen(number))))


def progress(texts: Texts) -> HostilePaper:
    """One programme with one pair."""
    head, names = letterhead(texts)
    programme, funder, mentee, mentor = (next(texts) for _field in range(4))
    whole = sheets.whole(pairs=(sheets.row(mentee, mentor),), programmes=(sheets.programme(programme, funder),))
    told = tuple(Chain(seen(text)) for text in (programme, funder, mentee, mentor))
    return HostilePaper(replace(whole, letterhead=head), (names, *told))


def month(texts: Texts) -> HostilePaper:
    """One pair that waits, and one thing that moved."""
    head, names = letterhead(texts)
    mentee, mentor, who, what = (next(texts) for _field in range(4))
    whole = sheets.whole(pairs=(sheets.row(mentee, mentor),), moved=((who, what),))
    told = tuple(Chain(seen(text)) for text in (mentee, mentor, who, what))
    return HostilePaper(replace(whole, letterhead=head), (names, *told))


def _pair(texts: Texts, printed: tuple[str, ...], state: PairState = PairState.ACTIVE) -> HostilePaper:
    head, names = letterhead(texts)
    told = {name: next(texts) if name in printed else name for name in FIELDS}
    sheet = replace(sheets.pair(told, state), letterhead=head)
    return HostilePaper(sheet, (names, *(Chain(seen(told[name])) for name in printed)))


def agreement(texts: Texts) -> HostilePaper:
    """The agreement of a pair."""
    return _pair(texts, ON_AGREEMENT)


def session(texts: Texts) -> HostilePaper:
    """The record of a session, with names, what was agreed, and goals."""
    return _pair(texts, ON_FORM)


def session_blank(texts: Texts) -> HostilePaper:
    """The record of a session with nothing on it but the letterhead."""
    head, names = letterhead(texts)
    return HostilePaper(replace(sheets.pair(), letterhead=head), (names,))


def pair(texts: Texts) -> HostilePaper:
    """The progress of a pair, with a line of each kind."""
    return _pair(texts, FIELDS)


def certificate(texts: Texts) -> HostilePaper:
    """The certificate of somebody who graduated."""
    return _pair(texts, ON_CERTIFICATE, PairState.GRADUATED)


def training(texts: Texts) -> HostilePaper:
    """The certificate of one training."""
    head, names = letterhead(texts)
    topic, provider, place, name = (next(texts) for _field in range(4))
    sheet = replace(sheets.training(topic, provider, place, name), letterhead=head)
    return HostilePaper(sheet, (names, *(Chain(seen(text)) for text in (topic, provider, place, name))))
