"""Chapters of the by-laws on the cooperative, its members, their shares and their vote: settings and sentences."""

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
    money,
    percent,
    text,
)  # fmt: skip
from pomanager.rules.bylaws.values import Unit

_TIME = (Unit.MONTHS, Unit.YEARS)
_SHORT_TIME = (Unit.DAYS, Unit.MONTHS)

_BOARD = ("board", N_("the board"))
_ENDORSED = ("board_endorsed", N_("the board, endorsed by the general assembly"))
_ASSEMBLY = ("assembly", N_("the general assembly"))

_INACTIVE = ("inactive", N_("no dealings with the cooperative"))
_UNPAID = ("unpaid", N_("dues or shares not paid"))
_DAMAGE = ("damage", N_("damage to the interests of the cooperative"))
_COMPETITION = ("competition", N_("competing with the cooperative"))
_BREACH = ("breach", N_("breach of the by-laws"))
_CONVICTION = ("conviction", N_("a conviction for dishonesty"))

_COOPERATIVE: tuple[Setting, ...] = (
    text("cooperative.law"),
    text("cooperative.legal_form"),
    text("cooperative.authority"),
    text("cooperative.registration"),
    text("cooperative.apex"),
    text("cooperative.common_bond"),
    count("cooperative.members_min", Unit.MEMBERS, 1, 100_000, Saying.AT_LEAST),
)

_MEMBERSHIP: tuple[Setting, ...] = (
    count("membership.min_age", Unit.YEARS, 1, 100, Saying.AT_LEAST),
    flag("membership.of_full_age", N_("must be of full legal age"), N_("need not be of full legal age")),
    choices(
        "membership.conditions",
        ("area", N_("lives or farms in the area of the cooperative")),
        ("activity", N_("practises its activity")),
        ("bond", N_("shares the common bond")),
        ("single", N_("belongs to no competing organisation")),
        ("shares", N_("subscribes the least number of shares")),
        ("fee", N_("pays the entry fee")),
    ),
    flag("membership.no_discrimination", N_("is forbidden"), N_("is not ruled on")),
    choice("membership.admitted_by", _BOARD, _ENDORSED, _ASSEMBLY),
    count("membership.admission_effect", _SHORT_TIME, 0, 365, Saying.WITHIN),
    count("membership.withdrawal_notice", _SHORT_TIME, 0, 730, Saying.AT_LEAST),
    choices(
        "membership.exclusion_grounds", _INACTIVE, _UNPAID, _DAMAGE, _COMPETITION, _BREACH, _CONVICTION, any_of=True
    ),
    count("membership.exclusion_inactive", _TIME, 1, 120),
    choice("membership.excluded_by", _BOARD, _ENDORSED, _ASSEMBLY),
    count("membership.exclusion_appeal", _SHORT_TIME, 1, 365, Saying.WITHIN),
    choices(
        "membership.suspension_grounds", _INACTIVE, _UNPAID, _DAMAGE, _COMPETITION, _BREACH, _CONVICTION, any_of=True
    ),
    count("membership.suspension_longest", _TIME, 1, 60, Saying.AT_MOST),
    count("membership.data_kept", Unit.YEARS, 1, 100),
)

_SHARES: tuple[Setting, ...] = (
    money("capital.nominal"),
    money("capital.entry_fee"),
    count("capital.min_held", Unit.SHARES, 0, 1_000_000, Saying.AT_LEAST),
    count("capital.max_held", Unit.SHARES, 1, 1_000_000, Saying.AT_MOST),
    percent("capital.max_percent", Saying.AT_MOST),
    choice(
        "capital.subscription_basis",
        ("equal", N_("is the same for every member")),
        ("commitment", N_("follows what the member undertakes to deliver or use")),
        ("free", N_("is for the member to choose")),
    ),
    percent("capital.first_payment", Saying.AT_LEAST),
    count("capital.instalments", Unit.INSTALMENTS, 1, 120, Saying.AT_MOST),
    count("capital.paying_in", _TIME, 1, 120, Saying.WITHIN),
    flag("capital.free_between_members", N_("pass freely"), N_("pass with approval")),
    choice(
        "capital.transfer_approval",
        ("none", N_("without approval")),
        ("board", N_("with the approval of the board")),
        ("assembly", N_("with the approval of the general assembly")),
        ("members", N_("with the approval of the majority of the other members")),
    ),
    count("capital.transfer_silence", _SHORT_TIME, 1, 365, Saying.WITHIN),
    choice(
        "capital.refund_price",
        ("nominal", N_("the nominal value")),
        ("nominal_less_losses", N_("the nominal value less a share of the losses")),
        ("nominal_with_reserves", N_("the nominal value with a share of the reserves")),
    ),
    count("capital.refund", _TIME, 0, 120, Saying.WITHIN),
    count("capital.refund_extension", _TIME, 0, 120, Saying.AT_MOST),
    percent("capital.refund_cap", Saying.AT_MOST),
    choice(
        "capital.refund_order",
        ("leaving", N_("in the order of leaving")),
        ("death_first", N_("those of the dead first, then in the order of leaving")),
        ("amount", N_("the smallest amounts first")),
        ("board", N_("in the order the board decides")),
    ),
    percent("capital.capital_floor"),
)

_RIGHTS: tuple[Setting, ...] = (
    flag(
        "vote.one_member_one_vote", N_("one vote, whatever the number of shares"), N_("votes as the by-laws weigh them")
    ),
    count("membership.min_seniority_to_vote", _TIME, 0, 120),
    count("vote.min_age", Unit.YEARS, 1, 100),
    count("vote.shares_held_for", _TIME, 0, 120),
    count("vote.arrears_months", Unit.MONTHS, 0, 120, Saying.MORE_THAN),
    flag("vote.shares_paid", N_("has no vote"), N_("keeps the vote")),
    flag("vote.suspended", N_("keeps the vote"), N_("has no vote")),
    flag("vote.conflict", N_("does not vote on it and is not counted for it"), N_("votes like the others")),
    flag("vote.minutes_open", N_("are open"), N_("are not open")),
)

SETTINGS = (*_COOPERATIVE, *_MEMBERSHIP, *_SHARES, *_RIGHTS)

CLAUSES: tuple[Clause, ...] = (
    Clause(
        Chapter.COOPERATIVE,
        N_("The cooperative is governed by {law}; its legal form is {form}."),
        {"law": "cooperative.law", "form": "cooperative.legal_form"},
    ),
    Clause(
        Chapter.COOPERATIVE,
        N_("It is supervised by {authority} and registered under {registration}."),
        {"authority": "cooperative.authority", "registration": "cooperative.registration"},
    ),
    Clause(Chapter.COOPERATIVE, N_("Its apex body is {apex}."), {"apex": "cooperative.apex"}),
    Clause(Chapter.COOPERATIVE, N_("What binds its members together is {bond}."), {"bond": "cooperative.common_bond"}),
    Clause(Chapter.COOPERATIVE, N_("It has {members}."), {"members": "cooperative.members_min"}),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Whoever joins has completed {age} and {majority}."),
        {"age": "membership.min_age", "majority": "membership.of_full_age"},
    ),
    Clause(Chapter.MEMBERSHIP, N_("Whoever joins {conditions}."), {"conditions": "membership.conditions"}),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Any distinction between women and men {forbidden}."),
        {"forbidden": "membership.no_discrimination"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Admission is decided by {body}; it takes effect {time} of the request."),
        {"body": "membership.admitted_by", "time": "membership.admission_effect"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Whoever leaves says so in writing {time} before."),
        {"time": "membership.withdrawal_notice"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("A member may be excluded for: {grounds}."),
        {"grounds": "membership.exclusion_grounds"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Whoever has had no dealings with the cooperative for {time} may be excluded."),
        {"time": "membership.exclusion_inactive"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Exclusion is decided by {body}, after a written warning; an appeal is lodged {time}."),
        {"body": "membership.excluded_by", "time": "membership.exclusion_appeal"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("Membership may be suspended for: {grounds}. A suspension lasts {time}."),
        {"grounds": "membership.suspension_grounds", "time": "membership.suspension_longest"},
    ),
    Clause(
        Chapter.MEMBERSHIP,
        N_("The data of whoever has left are kept for {time}; after that they may be erased."),
        {"time": "membership.data_kept"},
    ),
    Clause(
        Chapter.SHARES,
        N_("The nominal value of a share is {nominal}; the entry fee is {fee}."),
        {"nominal": "capital.nominal", "fee": "capital.entry_fee"},
    ),
    Clause(
        Chapter.SHARES,
        N_("A member holds {least} and {most}."),
        {"least": "capital.min_held", "most": "capital.max_held"},
    ),
    Clause(Chapter.SHARES, N_("A member holds {percent} of the capital."), {"percent": "capital.max_percent"}),
    Clause(Chapter.SHARES, N_("The number of shares {basis}."), {"basis": "capital.subscription_basis"}),
    Clause(
        Chapter.SHARES,
        N_("On subscribing, {percent} is paid; the rest follows in {instalments}, {time}."),
        {"percent": "capital.first_payment", "instalments": "capital.instalments", "time": "capital.paying_in"},
    ),
    Clause(
        Chapter.SHARES,
        N_("Between members shares {free}; to others they pass {approval}."),
        {"free": "capital.free_between_members", "approval": "capital.transfer_approval"},
    ),
    Clause(
        Chapter.SHARES,
        N_("When no answer is given {time}, the transfer counts as approved."),
        {"time": "capital.transfer_silence"},
    ),
    Clause(Chapter.SHARES, N_("Whoever leaves is paid back {price}."), {"price": "capital.refund_price"}),
    Clause(
        Chapter.SHARES,
        N_("Shares are paid back {time}; a reasoned decision may extend this by {extension}."),
        {"time": "capital.refund", "extension": "capital.refund_extension"},
    ),
    Clause(
        Chapter.SHARES,
        N_("In one year {percent} of the capital is paid back, {order}."),
        {"percent": "capital.refund_cap", "order": "capital.refund_order"},
    ),
    Clause(
        Chapter.SHARES,
        N_("The capital never falls below {percent} of the highest amount it has reached."),
        {"percent": "capital.capital_floor"},
    ),
    Clause(Chapter.RIGHTS, N_("Each member has {votes}."), {"votes": "vote.one_member_one_vote"}),
    Clause(
        Chapter.RIGHTS,
        N_("A member has the vote after {time} of membership and from the age of {age}."),
        {"time": "membership.min_seniority_to_vote", "age": "vote.min_age"},
    ),
    Clause(
        Chapter.RIGHTS,
        N_("A member has the vote once shares have been held for {time}."),
        {"time": "vote.shares_held_for"},
    ),
    Clause(
        Chapter.RIGHTS,
        N_("Whoever has been in arrears with dues for {time} has no vote."),
        {"time": "vote.arrears_months"},
    ),
    Clause(
        Chapter.RIGHTS,
        N_("A member whose shares are not paid as they fall due {votes}."),
        {"votes": "vote.shares_paid"},
    ),
    Clause(Chapter.RIGHTS, N_("A suspended member {votes}."), {"votes": "vote.suspended"}),
    Clause(
        Chapter.RIGHTS, N_("A member with an interest of their own in an item {votes}."), {"votes": "vote.conflict"}
    ),
    Clause(
        Chapter.RIGHTS,
        N_("Minutes and attendance sheets {open} to the members at any time."),
        {"open": "vote.minutes_open"},
    ),
)
