"""Chapters of the by-laws on the board, the supervisory body and committees: settings and sentences."""

from pomanager.marks import N_
from pomanager.rules.bylaws.assemblies import CASTING, CHANNELS, MAJORITY_BASES
from pomanager.rules.bylaws.setting import (
    Chapter,
    Clause,
    Saying,
    Setting,
    choice,
    choices,
    count,
    flag,
    share,
    text,
)  # fmt: skip
from pomanager.rules.bylaws.values import Unit

BODIES = ("board", "supervisory", "committee")
"""The kinds of bodies with by-laws of their own, as the keys of their settings begin."""

MEETINGS = ("board_meeting", "supervisory_meeting")

_TIME = (Unit.MONTHS, Unit.YEARS)

_INCOMPATIBLE = (
    ("board", N_("a seat on the board")),
    ("supervisory", N_("a seat in the supervisory body")),
    ("committee", N_("a seat in a committee")),
    ("employee", N_("employment by the cooperative")),
    ("other_cooperative", N_("a seat on the board of another cooperative")),
    ("other_chair", N_("the chair of another cooperative")),
    ("relative", N_("close kinship with a member of the other body")),
)


def _settings_of(kind: str) -> tuple[Setting, ...]:
    return (
        count(f"{kind}.size_min", Unit.PERSONS, 1, 200, Saying.AT_LEAST),
        count(f"{kind}.size_max", Unit.PERSONS, 1, 200, Saying.AT_MOST),
        flag(f"{kind}.odd_only", N_("is always odd"), N_("may be even or odd")),
        count(f"{kind}.term", _TIME, 1, 120),
        count(f"{kind}.max_consecutive_terms", Unit.TERMS, 1, 20, Saying.AT_MOST),
        count(f"{kind}.cooling_off", _TIME, 0, 120),
        choices(f"{kind}.incompatible", *(each for each in _INCOMPATIBLE if each[0] != kind), any_of=True),
        flag(f"{kind}.legal_persons", N_("may sit in it through a representative"), N_("cannot sit in it")),
    )


def _settings_of_meetings(kind: str) -> tuple[Setting, ...]:
    return (
        count(f"{kind}.per_year", Unit.MEETINGS, 1, 52, Saying.AT_LEAST),
        count(f"{kind}.longest_gap", (Unit.DAYS, Unit.MONTHS), 1, 400),
        count(f"{kind}.notice_days", Unit.CLEAR_DAYS, 0, 90, Saying.AT_LEAST),
        choices(f"{kind}.channels", *CHANNELS, any_of=True),
        share(f"{kind}.quorum"),
        count(f"{kind}.quorum_least", Unit.PERSONS, 1, 200, Saying.AT_LEAST),
        share(f"{kind}.requisition"),
        share(f"{kind}.majority"),
        choice(f"{kind}.majority_base", *MAJORITY_BASES),
        flag(f"{kind}.casting_vote", *CASTING),
        flag(f"{kind}.proxies", N_("may be represented by another member"), N_("cannot be represented")),
    )


_OF_BOARD: tuple[Setting, ...] = (
    text("board.name"),
    count("board.large_from", Unit.MEMBERS, 1, 1_000_000, Saying.AT_LEAST),
    count("board.size_max_large", Unit.PERSONS, 1, 200, Saying.AT_MOST),
    count("board.term_shortest", _TIME, 1, 120),
    count("board.term_longest", _TIME, 1, 120),
    flag("board.re_eligible", N_("may be elected again"), N_("cannot be elected again")),
    choice("board.renewal", ("at_once", N_("all at once")), ("staggered", N_("in parts"))),
    count("board.renewal_series", Unit.SERIES, 2, 12),
    count("board.renewal_interval", _TIME, 1, 120),
    choice(
        "board.first_series",
        ("lot", N_("by lot")),
        ("votes", N_("by the fewest votes")),
        ("agreement", N_("by agreement among them")),
    ),
    flag("board.holdover", N_("stays until a successor is in office"), N_("leaves the seat on that day")),
    choice(
        "board.vacancy",
        ("co_option", N_("the board chooses a replacement")),
        ("alternate", N_("the alternate takes the seat")),
        ("assembly", N_("the next general assembly elects a replacement")),
    ),
    flag("board.vacancy_ratified", N_("ratifies the choice"), N_("need not ratify the choice")),
    flag("board.vacancy_rest", N_("for the rest of the term only"), N_("for a full term")),
    share("board.vacancy_assembly"),
    choice(
        "board.pay",
        ("costs", N_("are not paid; their costs are refunded")),
        ("allowance", N_("have an allowance set by the general assembly")),
        ("paid", N_("are paid")),
    ),
    choices(
        "board.offices",
        ("chair", N_("a chair")),
        ("vice_chair", N_("a vice-chair")),
        ("secretary", N_("a secretary")),
        ("treasurer", N_("a treasurer")),
    ),
    choice(
        "supervisory.form",
        ("committee", N_("a supervisory committee")),
        ("revision", N_("a revision commission")),
        ("auditors", N_("auditors elected among the members")),
        ("internal_auditor", N_("an internal auditor")),
        ("audit_committee", N_("an audit committee")),
        ("statutory_auditor", N_("a statutory auditor")),
    ),
)

SETTINGS = (
    *(setting for kind in BODIES for setting in _settings_of(kind)),
    *(setting for kind in MEETINGS for setting in _settings_of_meetings(kind)),
    *_OF_BOARD,
)

_IN_PARTS = ("board.renewal", ("staggered",))
_Sentences = tuple[tuple[str, dict[str, str]], ...]

_BOARD: _Sentences = (
    # TR: {name} is what the organisation's own by-laws call its board, such as “comité de gestion”
    (N_("The cooperative is managed by its board: {name}."), {"name": "board.name"}),
    (
        N_("The board has {least} and {most}; their number {odd}."),
        {"least": "board.size_min", "most": "board.size_max", "odd": "board.odd_only"},
    ),
    (
        N_("Once the cooperative has {members}, the board has {most}."),
        {"members": "board.large_from", "most": "board.size_max_large"},
    ),
    (N_("Organisations that are members {sit}."), {"sit": "board.legal_persons"}),
    (N_("The members of the board are elected for {time}."), {"time": "board.term"}),
    (
        N_("No term is shorter than {shortest} or longer than {longest}."),
        {"shortest": "board.term_shortest", "longest": "board.term_longest"},
    ),
    (N_("Whoever has ended a term {again}."), {"again": "board.re_eligible"}),
    (
        N_("The same person serves {terms} in a row; then {time} pass before the next."),
        {"terms": "board.max_consecutive_terms", "time": "board.cooling_off"},
    ),
    (N_("The board is renewed {renewal}."), {"renewal": "board.renewal"}),
)
_BOARD_IN_PARTS: _Sentences = (
    (
        N_("It is renewed in {series}, one every {time}; who leaves first is told {first}."),
        {"series": "board.renewal_series", "time": "board.renewal_interval", "first": "board.first_series"},
    ),
)
_BOARD_SEATS: _Sentences = (
    (N_("Whoever’s term has ended {stays}."), {"stays": "board.holdover"}),
    (
        N_("When a seat falls vacant, {filled}; the next general assembly {ratified}, {rest}."),
        {"filled": "board.vacancy", "ratified": "board.vacancy_ratified", "rest": "board.vacancy_rest"},
    ),
    (N_("When {share} of the seats are vacant, a general assembly is called."), {"share": "board.vacancy_assembly"}),
    (N_("A seat on the board excludes: {others}."), {"others": "board.incompatible"}),
    (N_("The board elects from among its members: {offices}."), {"offices": "board.offices"}),
    (N_("The members of the board {pay}."), {"pay": "board.pay"}),
)
_BOARD_MEETINGS: _Sentences = (
    (
        N_("The board holds {meetings} a year, never more than {gap} apart."),
        {"meetings": "board_meeting.per_year", "gap": "board_meeting.longest_gap"},
    ),
    (
        N_("It is called {time} before the day, {channels}; {share} of its members may demand a meeting."),
        {"time": "board_meeting.notice_days", "channels": "board_meeting.channels",
         "share": "board_meeting.requisition"},
    ),
    (
        N_("It decides when {share} of its members are present, and {persons}."),
        {"share": "board_meeting.quorum", "persons": "board_meeting.quorum_least"},
    ),
    (
        N_("Its decisions are taken by {share} of {base}; when votes are equal, the chair {casting}."),
        {"share": "board_meeting.majority", "base": "board_meeting.majority_base",
         "casting": "board_meeting.casting_vote"},
    ),
    (N_("A member of the board who is absent {represented}."), {"represented": "board_meeting.proxies"}),
)  # fmt: skip
_BODY: _Sentences = (
    (
        N_("This body has {least} and {most}; their number {odd}."),
        {"least": "size_min", "most": "size_max", "odd": "odd_only"},
    ),
    (N_("Organisations that are members {sit}."), {"sit": "legal_persons"}),
    (N_("Its members are elected for {time}."), {"time": "term"}),
    (
        N_("The same person serves {terms} in a row; then {time} pass before the next."),
        {"terms": "max_consecutive_terms", "time": "cooling_off"},
    ),
    (N_("A seat in this body excludes: {others}."), {"others": "incompatible"}),
)
_BODY_MEETINGS: _Sentences = (
    (
        N_("This body holds {meetings} a year, never more than {gap} apart."),
        {"meetings": "per_year", "gap": "longest_gap"},
    ),
    (
        N_("It is called {time} before the day, {channels}; {share} of its members may demand a meeting."),
        {"time": "notice_days", "channels": "channels", "share": "requisition"},
    ),
    (
        N_("It decides when {share} of its members are present, and {persons}."),
        {"share": "quorum", "persons": "quorum_least"},
    ),
    (
        N_("Its decisions are taken by {share} of {base}; when votes are equal, the chair {casting}."),
        {"share": "majority", "base": "majority_base", "casting": "casting_vote"},
    ),
    (N_("A member who is absent {represented}."), {"represented": "proxies"}),
)


def _clauses(
    chapter: Chapter, sentences: _Sentences, kind: str = "", when: tuple[str, tuple[str, ...]] | None = None
) -> tuple[Clause, ...]:
    before = f"{kind}." if kind else ""
    return tuple(
        Clause(chapter, sentence, {name: before + last for name, last in fields.items()}, when)
        for sentence, fields in sentences
    )


CLAUSES: tuple[Clause, ...] = (
    *_clauses(Chapter.BOARD, _BOARD),
    *_clauses(Chapter.BOARD, _BOARD_IN_PARTS, when=_IN_PARTS),
    *_clauses(Chapter.BOARD, _BOARD_SEATS),
    *_clauses(Chapter.BOARD, _BOARD_MEETINGS),
    Clause(
        Chapter.SUPERVISORY,
        N_("Accounts and management are examined by {form}."),
        {"form": "supervisory.form"},
    ),
    *_clauses(Chapter.SUPERVISORY, _BODY, "supervisory"),
    *_clauses(Chapter.SUPERVISORY, _BODY_MEETINGS, "supervisory_meeting"),
    *_clauses(Chapter.COMMITTEE, _BODY, "committee"),
)
