"""Chapters of the by-laws on elections, reserved seats, surplus, calendar and mentoring: settings and sentences."""

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
    percent,
    share,
)  # fmt: skip
from pomanager.rules.bylaws.values import Unit

_TIME = (Unit.MONTHS, Unit.YEARS)
_SHORT_TIME = (Unit.DAYS, Unit.MONTHS)

_RULE = (("binding", N_("a binding rule")), ("target", N_("a target")), ("none", N_("not laid down")))
_UNTIL = (
    ("capital", N_("it equals the capital")),
    ("twice_capital", N_("it is twice the capital")),
    ("no_end", N_("further notice, without limit")),
)

_ELECTIONS: tuple[Setting, ...] = (
    choice(
        "election.ballot",
        ("secret", N_("by secret ballot")),
        ("on_request", N_("by show of hands, or by secret ballot when the board decides so or a member asks")),
        ("show_of_hands", N_("by show of hands")),
    ),
    choice(
        "election.method",
        ("plurality", N_("to the candidates with the most votes")),
        ("two_rounds", N_("to candidates with more than half of the votes, then in a second round")),
        ("transferable", N_("by transferable votes")),
        ("approval", N_("to the candidates most voters approve of")),
    ),
    choice(
        "election.tie",
        ("lot", N_("the lot")),
        ("revote", N_("a second vote, then the lot")),
        ("seniority", N_("the longer membership")),
        ("older", N_("the higher age")),
        ("younger", N_("the lower age")),
    ),
    choice(
        "election.run_by",
        ("committee", N_("an election committee elected by the general assembly")),
        ("officers", N_("the officers of the assembly")),
        ("outsider", N_("a returning officer from outside the board")),
    ),
    count("election.candidacy_days", Unit.DAYS, 0, 180, Saying.AT_LEAST),
    count("election.backers", Unit.MEMBERS, 0, 1_000, Saying.AT_LEAST),
    count("election.min_seniority", _TIME, 0, 120, Saying.AT_LEAST),
    count("election.min_age", Unit.YEARS, 1, 100, Saying.AT_LEAST),
    choices(
        "election.eligibility",
        ("good_standing", N_("is in good standing")),
        ("shares_paid", N_("has paid all shares")),
        ("no_overdue_loan", N_("has no overdue loan")),
        ("delivered", N_("delivered in the last season")),
        ("no_competition", N_("runs no competing business")),
        ("no_conviction", N_("has no conviction the law names")),
        ("not_employed", N_("is not employed by the cooperative")),
        ("no_relative", N_("has no relative in the supervisory body")),
        ("literate", N_("reads and writes")),
        ("literate_or_assisted", N_("reads and writes, or is assisted")),
    ),
    count("election.arrears", _SHORT_TIME, 0, 730, Saying.MORE_THAN),
    count("election.objection_days", Unit.DAYS, 1, 180, Saying.WITHIN),
)

_RESERVED: tuple[Setting, ...] = (
    *(
        setting
        for body in ("board", "supervisory")
        for setting in (
            choice(f"{body}.women_rule", *_RULE),
            count(f"{body}.women_min", Unit.SEATS, 0, 200, Saying.AT_LEAST),
            share(f"{body}.women_share"),
            count(f"{body}.youth_min", Unit.SEATS, 0, 200, Saying.AT_LEAST),
            count(f"{body}.youth_age", Unit.YEARS, 18, 59),
        )
    ),
    choice(
        "election.women_unfilled",
        ("vacant", N_("stays vacant")),
        ("open", N_("goes to the candidate with the most votes")),
    ),
    flag("board.women_officer", N_("is always a woman"), N_("may be anybody")),
    share("section_assembly.women_share"),
    flag(
        "cooperative.gender_plan", N_("keeps a gender and development plan"), N_("keeps no gender and development plan")
    ),
)

_SURPLUS: tuple[Setting, ...] = (
    percent("surplus.general_reserve", Saying.AT_LEAST),
    choice("surplus.general_until", *_UNTIL),
    percent("surplus.education_reserve", Saying.AT_LEAST),
    choice("surplus.education_until", *_UNTIL),
    percent("surplus.other_reserves", Saying.AT_MOST),
    flag(
        "surplus.reserves_indivisible",
        N_("have no right to the reserves"),
        N_("have a right to a part of the reserves"),
    ),
    choice(
        "surplus.interest_base",
        ("paid", N_("the paid-up part of the shares")),
        ("subscribed", N_("the subscribed shares")),
    ),
    choice(
        "surplus.interest_cap",
        ("discount_rate", N_("the discount rate of the central bank")),
        ("bond_rate", N_("the rate of bonds the law names")),
        ("prime_rate", N_("the prime rate")),
        ("limited", N_("the limited return the law names")),
        ("none", N_("nothing: no interest is paid")),
    ),
    percent("surplus.interest_percent", Saying.AT_MOST),
    choice(
        "surplus.patronage_base",
        ("operations", N_("what each has done with the cooperative")),
        ("equal", N_("equal parts")),
        ("shares", N_("the shares held")),
    ),
    flag("surplus.grants_excluded", N_("are left out"), N_("are counted")),
)

_CALENDAR: tuple[Setting, ...] = (
    count("calendar.annual_meeting", _SHORT_TIME, 1, 400, Saying.WITHIN),
    count("calendar.annual_meeting_gap", _TIME, 1, 36),
    count("calendar.first_meeting", _SHORT_TIME, 1, 400, Saying.WITHIN),
    count("calendar.officer_filing", _SHORT_TIME, 1, 365, Saying.WITHIN),
    count("calendar.registry_filing", _SHORT_TIME, 1, 365, Saying.WITHIN),
    count("calendar.accounts_to_apex", Unit.DAYS, 0, 180, Saying.AT_LEAST),
    count("calendar.report_filing", _SHORT_TIME, 1, 400, Saying.WITHIN),
)

_MENTORING: tuple[Setting, ...] = (
    count("mentorship.length", _TIME, 1, 60),
    count("mentorship.meetings_per_month", Unit.MEETINGS, 1, 10, Saying.AT_LEAST),
    count("mentorship.review_every", Unit.MONTHS, 1, 24),
    count("mentorship.mentees_per_mentor", Unit.PERSONS, 1, 20, Saying.AT_MOST),
    share("mentorship.sessions_share"),
    flag("mentorship.public_task", N_("a public task"), N_("no public task")),
)

SETTINGS = (*_ELECTIONS, *_RESERVED, *_SURPLUS, *_CALENDAR, *_MENTORING)


def _reserved(body: str, rule: str, seats: str, share_of_seats: str, youth: str) -> tuple[Clause, ...]:
    when = (f"{body}.women_rule", ("binding", "target"))
    return (
        Clause(Chapter.RESERVED, rule, {"rule": f"{body}.women_rule"}),
        Clause(Chapter.RESERVED, seats, {"seats": f"{body}.women_min"}, when),
        Clause(Chapter.RESERVED, share_of_seats, {"share": f"{body}.women_share"}, when),
        Clause(Chapter.RESERVED, youth, {"seats": f"{body}.youth_min", "age": f"{body}.youth_age"}),
    )


CLAUSES: tuple[Clause, ...] = (
    Clause(Chapter.ELECTIONS, N_("Elections are held {ballot}."), {"ballot": "election.ballot"}),
    Clause(Chapter.ELECTIONS, N_("The seats go {method}."), {"method": "election.method"}),
    Clause(Chapter.ELECTIONS, N_("When votes for the last seat are equal, {tie} decides."), {"tie": "election.tie"}),
    Clause(Chapter.ELECTIONS, N_("Elections are run by {who}."), {"who": "election.run_by"}),
    Clause(
        Chapter.ELECTIONS,
        N_("Candidacies are handed in {time} before the assembly, backed by {members}."),
        {"time": "election.candidacy_days", "members": "election.backers"},
    ),
    Clause(
        Chapter.ELECTIONS,
        N_("A candidate has been a member for {time} and has completed {age}."),
        {"time": "election.min_seniority", "age": "election.min_age"},
    ),
    Clause(Chapter.ELECTIONS, N_("A candidate {conditions}."), {"conditions": "election.eligibility"}),
    Clause(
        Chapter.ELECTIONS,
        N_("Whoever has owed the cooperative a debt for {time} past its day cannot hold office."),
        {"time": "election.arrears"},
    ),
    Clause(Chapter.ELECTIONS, N_("Objections to an election are lodged {time}."), {"time": "election.objection_days"}),
    *_reserved(
        "board",
        N_("The seats for women on the board are {rule}."),
        N_("On the board {seats} are for women."),
        N_("Women hold {share} of the seats on the board."),
        N_("On the board {seats} are for members up to the age of {age}."),
    ),
    *_reserved(
        "supervisory",
        N_("The seats for women in the supervisory body are {rule}."),
        N_("In the supervisory body {seats} are for women."),
        N_("Women hold {share} of the seats in the supervisory body."),
        N_("In the supervisory body {seats} are for members up to the age of {age}."),
    ),
    Clause(
        Chapter.RESERVED,
        N_("A seat for a woman for which no woman stands {unfilled}."),
        {"unfilled": "election.women_unfilled"},
    ),
    Clause(Chapter.RESERVED, N_("One of chair and vice-chair {woman}."), {"woman": "board.women_officer"}),
    Clause(
        Chapter.RESERVED,
        N_("Women are {share} of the delegates of a section."),
        {"share": "section_assembly.women_share"},
        ("section_assembly.held", ("yes",)),
    ),
    Clause(Chapter.RESERVED, N_("The cooperative {plan}."), {"plan": "cooperative.gender_plan"}),
    Clause(
        Chapter.SURPLUS,
        N_("Of the net surplus {percent} goes to the general reserve until {until}."),
        {"percent": "surplus.general_reserve", "until": "surplus.general_until"},
    ),
    Clause(
        Chapter.SURPLUS,
        N_("Of the net surplus {percent} goes to the education reserve until {until}."),
        {"percent": "surplus.education_reserve", "until": "surplus.education_until"},
    ),
    Clause(
        Chapter.SURPLUS,
        N_("Other reserves take {percent} of the net surplus in all."),
        {"percent": "surplus.other_reserves"},
    ),
    Clause(Chapter.SURPLUS, N_("Members who leave {reserves}."), {"reserves": "surplus.reserves_indivisible"}),
    Clause(
        Chapter.SURPLUS,
        N_("Interest is paid on {base}; its limit is {cap}."),
        {"base": "surplus.interest_base", "cap": "surplus.interest_cap"},
    ),
    Clause(Chapter.SURPLUS, N_("The interest of a year is {percent}."), {"percent": "surplus.interest_percent"}),
    Clause(
        Chapter.SURPLUS,
        N_("Refunds to members are shared out by {base}."),
        {"base": "surplus.patronage_base"},
    ),
    Clause(
        Chapter.SURPLUS,
        N_("Grants {counted} when interest on shares is worked out."),
        {"counted": "surplus.grants_excluded"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("The ordinary general assembly meets {time} of the end of the financial year."),
        {"time": "calendar.annual_meeting"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("Never more than {gap} lie between two ordinary assemblies; the first meets {time} of registration."),
        {"gap": "calendar.annual_meeting_gap", "time": "calendar.first_meeting"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("Appointments, resignations and removals of officers are published {time}."),
        {"time": "calendar.officer_filing"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("Other changes are entered in the public register {time}."),
        {"time": "calendar.registry_filing"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("The accounts are sent to the apex body {time} before the ordinary assembly."),
        {"time": "calendar.accounts_to_apex"},
    ),
    Clause(
        Chapter.CALENDAR,
        N_("The annual report is sent to the authority {time} of the end of the financial year."),
        {"time": "calendar.report_filing"},
    ),
    Clause(
        Chapter.MENTORING,
        N_("A mentoring programme lasts {time}, with {meetings} a month."),
        {"time": "mentorship.length", "meetings": "mentorship.meetings_per_month"},
    ),
    Clause(
        Chapter.MENTORING,
        N_("Progress is reviewed every {time}; a mentor accompanies {persons}."),
        {"time": "mentorship.review_every", "persons": "mentorship.mentees_per_mentor"},
    ),
    Clause(
        Chapter.MENTORING,
        N_("To complete it takes {share} of the sessions and {task}."),
        {"share": "mentorship.sessions_share", "task": "mentorship.public_task"},
    ),
)
