"""Chapters of the by-laws on general assemblies, section assemblies and proxies: settings and sentences.

The three kinds of assemblies have the same settings; each sentence stands under the heading of its kind.
"""

from pomanager.marks import N_
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
)  # fmt: skip
from pomanager.rules.bylaws.values import Unit

ORDINARY, EXTRAORDINARY, SECTION = "ordinary_assembly", "extraordinary_assembly", "section_assembly"
ASSEMBLIES = (ORDINARY, EXTRAORDINARY, SECTION)
"""The kinds of assemblies, as the keys of their settings begin."""

CHANNELS = (
    ("hand", N_("by letter against receipt")),
    ("post", N_("by post")),
    ("written", N_("in writing")),
    ("poster", N_("by posting at the seat")),
    ("oral", N_("by word of mouth")),
    ("newspaper", N_("in a newspaper for legal notices")),
    ("radio", N_("over the radio")),
    ("phone", N_("by telephone")),
    ("message", N_("by text message")),
    ("email", N_("by e-mail")),
    ("any", N_("by any suitable means")),
)
"""The ways in which a notice may be given."""

MAJORITY_BASES = (
    ("votes_cast", N_("the votes cast")),
    ("present", N_("the votes present or represented")),
    ("entitled", N_("the votes of all who are entitled to vote")),
)
"""Over which votes a majority is counted."""

CASTING = (N_("has the casting vote"), N_("has no casting vote"))

_AGENDA = (
    ("report", N_("the report of the board")),
    ("supervision", N_("the report of the supervisory body")),
    ("accounts", N_("the accounts")),
    ("surplus", N_("the use of the surplus")),
    ("discharge", N_("the discharge of the officers")),
    ("elections", N_("the elections")),
    ("budget", N_("the programme and the budget")),
)


def _settings_of(kind: str) -> tuple[Setting, ...]:
    return (
        count(f"{kind}.notice_days", Unit.CLEAR_DAYS, 0, 90, Saying.AT_LEAST),
        choices(f"{kind}.channels", *CHANNELS, any_of=True),
        count(f"{kind}.documents_days", Unit.DAYS, 0, 90, Saying.AT_LEAST),
        choices(f"{kind}.agenda", *_AGENDA),
        flag(f"{kind}.only_agenda", N_("cannot be decided"), N_("can be decided")),
        share(f"{kind}.requisition"),
        count(f"{kind}.requisition_days", Unit.DAYS, 1, 365, Saying.WITHIN),
        choice(
            f"{kind}.quorum_basis",
            ("entitled_on_notice", N_("those entitled to vote on the day of the notice")),
            ("entitled_on_day", N_("those entitled to vote on the day of the assembly")),
            ("members", N_("all members on the roll")),
        ),
        flag(f"{kind}.quorum_recheck", N_("at every vote"), N_("when the assembly opens")),
        share(f"{kind}.quorum_first"),
        share(f"{kind}.quorum_second"),
        share(f"{kind}.quorum_third"),
        count(f"{kind}.quorum_least", Unit.PERSONS, 1, 1_000_000, Saying.AT_LEAST),
        count(f"{kind}.notice_days_second_call", Unit.CLEAR_DAYS, 0, 90, Saying.AT_LEAST),
        count(f"{kind}.second_call_gap", Unit.DAYS, 0, 365, Saying.AT_LEAST),
        flag(
            f"{kind}.second_call_same_agenda", N_("has the agenda of the first and no other"),
            N_("may have another agenda"),
        ),
        share(f"{kind}.majority"),
        choice(f"{kind}.majority_base", *MAJORITY_BASES),
        flag(f"{kind}.abstentions_counted", N_("abstentions count"), N_("abstentions do not count")),
        flag(f"{kind}.blanks_counted", N_("blank votes count"), N_("blank votes do not count")),
        flag(f"{kind}.casting_vote", *CASTING),
    )  # fmt: skip


_OWN_SETTINGS: tuple[Setting, ...] = (
    share("extraordinary_assembly.quorum_duties"),
    flag("section_assembly.held", N_("elect delegates who form the general assembly"), N_("are not held")),
    count("section_assembly.threshold", Unit.MEMBERS, 1, 1_000_000, Saying.MORE_THAN),
    flag(
        "section_assembly.general_agenda",
        N_("have the agenda of the general assembly"),
        N_("have an agenda of their own"),
    ),
    count("section_assembly.delegates", Unit.DELEGATES, 1, 1_000, Saying.AT_LEAST),
    count("section_assembly.members_per_delegate", Unit.MEMBERS, 1, 10_000),
)

_PROXIES: tuple[Setting, ...] = (
    flag("proxies.allowed", N_("may be represented by proxy"), N_("cannot be represented by proxy")),
    choices(
        "proxies.holders",
        ("member", N_("another member")),
        ("spouse", N_("the spouse")),
        ("child", N_("an adult child")),
        ("household", N_("an adult of the household")),
        ("anybody", N_("anybody of full age")),
        any_of=True,
    ),
    flag("proxies.board_members", N_("may carry proxies"), N_("cannot carry proxies")),
    count("proxies.max_per_holder", Unit.PROXIES, 0, 1_000, Saying.AT_MOST),
    count("proxies.max_votes", Unit.VOTES, 1, 1_000, Saying.AT_MOST),
    count("proxies.max_votes_delegate", Unit.VOTES, 1, 1_000, Saying.AT_MOST),
    flag("proxies.quorum_counted", N_("count for the quorum"), N_("do not count for the quorum")),
    flag("proxies.written", N_("is given in writing and annexed to the minutes"), N_("may be given by word of mouth")),
)

SETTINGS = (*(setting for kind in ASSEMBLIES for setting in _settings_of(kind)), *_OWN_SETTINGS, *_PROXIES)

_SENTENCES: tuple[tuple[str, dict[str, str]], ...] = (
    (
        N_("The assembly is called {time} before its day, {channels}."),
        {"time": "notice_days", "channels": "channels"},
    ),
    (N_("Documents are open to the members {time} before the assembly."), {"time": "documents_days"}),
    (
        N_("Its agenda has: {agenda}. What is not on the agenda {decided}."),
        {"agenda": "agenda", "decided": "only_agenda"},
    ),
    (
        N_("It is called when {share} of the members demand it; if not called {time}, they call it themselves."),
        {"share": "requisition", "time": "requisition_days"},
    ),
    (
        N_("Counted for the quorum are {basis}; they are counted {moment}."),
        {"basis": "quorum_basis", "moment": "quorum_recheck"},
    ),
    (
        N_("On the first call it decides when {share} of the members are present or represented."),
        {"share": "quorum_first"},
    ),
    (
        N_("On the second call it decides when {share} of the members are present or represented."),
        {"share": "quorum_second"},
    ),
    (
        N_("On a third call it decides when {share} of the members are present or represented."),
        {"share": "quorum_third"},
    ),
    (N_("On every call {persons} are present or represented."), {"persons": "quorum_least"}),
    (
        N_("The second call goes out {time} before its day, for a day {gap} after the first; it {agenda}."),
        {"time": "notice_days_second_call", "gap": "second_call_gap", "agenda": "second_call_same_agenda"},
    ),
    (
        N_("Decisions are taken by {share} of {base}; {abstentions}, {blanks}."),
        {
            "share": "majority",
            "base": "majority_base",
            "abstentions": "abstentions_counted",
            "blanks": "blanks_counted",
        },
    ),
    (N_("When votes are equal, the chair {casting}."), {"casting": "casting_vote"}),
)
"""Each sentence, and for its fields the setting of the kind of assembly."""

_WITH_SECTIONS = ("section_assembly.held", ("yes",))
_WITH_PROXIES = ("proxies.allowed", ("yes",))


def _clauses_of(kind: str) -> tuple[Clause, ...]:
    when = _WITH_SECTIONS if kind == SECTION else None
    return tuple(
        Clause(Chapter(kind), sentence, {name: f"{kind}.{last}" for name, last in fields.items()}, when)
        for sentence, fields in _SENTENCES
    )


CLAUSES: tuple[Clause, ...] = (
    *_clauses_of(ORDINARY),
    *_clauses_of(EXTRAORDINARY),
    Clause(
        Chapter.EXTRAORDINARY_ASSEMBLY,
        N_("To raise what members must subscribe, it decides when {share} of the members are present or represented."),
        {"share": "extraordinary_assembly.quorum_duties"},
    ),
    Clause(Chapter.SECTION_ASSEMBLY, N_("Section assemblies {held}."), {"held": "section_assembly.held"}),
    Clause(
        Chapter.SECTION_ASSEMBLY,
        N_("They are held once the cooperative has {members}; they {agenda}."),
        {"members": "section_assembly.threshold", "agenda": "section_assembly.general_agenda"},
        _WITH_SECTIONS,
    ),
    Clause(
        Chapter.SECTION_ASSEMBLY,
        N_("A section elects {delegates}, one for {members}."),
        {"delegates": "section_assembly.delegates", "members": "section_assembly.members_per_delegate"},
        _WITH_SECTIONS,
    ),
    *_clauses_of(SECTION),
    Clause(Chapter.PROXIES, N_("A member {allowed}."), {"allowed": "proxies.allowed"}),
    Clause(Chapter.PROXIES, N_("A proxy is carried by: {holders}."), {"holders": "proxies.holders"}, _WITH_PROXIES),
    Clause(
        Chapter.PROXIES,
        N_("Members of the board {carry}."),
        {"carry": "proxies.board_members"},
        _WITH_PROXIES,
    ),
    Clause(
        Chapter.PROXIES,
        N_("One person carries {proxies} and has {votes}, their own among them."),
        {"proxies": "proxies.max_per_holder", "votes": "proxies.max_votes"},
        _WITH_PROXIES,
    ),
    Clause(
        Chapter.PROXIES,
        N_("In the assembly of delegates one person has {votes}."),
        {"votes": "proxies.max_votes_delegate"},
        _WITH_PROXIES,
    ),
    Clause(
        Chapter.PROXIES,
        N_("A proxy {written}; members represented {counted}."),
        {"written": "proxies.written", "counted": "proxies.quorum_counted"},
        _WITH_PROXIES,
    ),
)
