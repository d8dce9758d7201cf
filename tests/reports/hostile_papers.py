"""Every paper of the program with hostile texts in every field, and what must be readable on it afterwards.

A paper that is added to ``papers.PAPERS`` gets a maker here, or in a module beside that this one takes it from;
``test_hostile`` insists.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from pomanager.i18n import formats
from pomanager.readmodels.member_papers import AdmissionFormSheet, Applicant
from pomanager.readmodels.members import MemberDetail, MemberRecordSheet
from pomanager.readmodels.particulars import DocumentRow, FormerNameRow, KnownPerson, Particulars
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.movements import Movement
from tests.reports import (
    hostile_access,
    hostile_bodies,
    hostile_bylaws,
    hostile_dues,
    hostile_elections,
    hostile_governance,
    hostile_help,
    hostile_leaving,
    hostile_meetings,
    hostile_mentoring,
    hostile_minutes,
    hostile_passing,
    hostile_shares,
    sheets,
)
from tests.reports.hostile_parts import FIELDS_OF_LETTERHEAD, Chain, HostilePaper, Texts, letterhead, or_dash, seen


def _roll(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    section = next(texts)
    rows = [replace(sheets.member_row(1, *(next(texts) for _field in range(3))), number=next(texts))]
    sections = [(section, rows), ("Mungwa", [sheets.member_row(3)])]
    sheet = replace(sheets.roll(sections, other_script=True), letterhead=head)
    row = rows[0]
    day = seen(formats.day_short(date(2015, 1, 1)))
    cells = f"{seen(row.number)}{seen(row.name)}{seen(row.other_script)}Woman1961{seen(row.place)}{day}Active"
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"Total{title}1001Mungwa0101Total1102"),
            Chain(f"%women{title}", cut=True),
            Chain(f"{title}No.Name", cut=True),
            Chain(f"Status{cells}Women:1·Men:0·Total:1Mungwa"),
        ),
    )


def _member_record(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    member = replace(
        sheets.member(),
        number=next(texts),
        full_name=next(texts),
        family_name=next(texts),
        given_name=next(texts),
        patronymic=next(texts),
        other_script=next(texts),
        phone=next(texts),
        place=next(texts),
        section=next(texts),
    )
    lines = tuple(replace(line, reason=next(texts), decision=next(texts)) for line in member.standings)
    member = replace(member, standings=lines)
    told = _particulars(texts)
    sheet = MemberRecordSheet(head, member, sheets.AS_OF, told)
    return HostilePaper(sheet, (names, *_record_chains(member, told)))


def _particulars(texts: Texts) -> Particulars:
    """What is known of a person beside the roll, each text as it comes."""
    document = DocumentRow(1, IdentityKind.PASSPORT, next(texts), next(texts), VagueDate(2019), date(2029, 4, 2))
    name = FormerNameRow(
        id=1, full_name=next(texts), family_name="", given_name="", patronymic="", other_script="",
        until=date(2025, 6, 1), reason=next(texts), document=next(texts), recorded_at=sheets.PRINTED,
        reverses_id=None, reversed=False,
    )  # fmt: skip
    return Particulars(
        person_id=1, kind=PersonKind.NATURAL, representative=None, represents=(KnownPerson(2, next(texts)),),
        hand_sort_name="", form_of_address=next(texts), profession=next(texts), products=next(texts),
        languages=next(texts), how_to_find=next(texts), thumb_print=True, consent_on=date(2020, 2, 1),
        consent_ended_on=None, documents=(document,), former_names=(name,), has_photo=False,
    )  # fmt: skip


def _record_chains(member: MemberDetail, told: Particulars) -> Iterator[Chain]:
    """How the fields of a record read: each between its own name and that of the next field."""
    under = f"{seen(member.full_name)}·" if member.full_name else ""
    yield Chain(f"Recordofamember{under}Asof24November2026", cut=True)
    yield Chain(f"Fullname{or_dash(member.full_name)}Familyname")
    yield Chain(f"Familyname{or_dash(member.family_name)}Givenname")
    yield Chain(f"Givenname{or_dash(member.given_name)}Father'sname")
    yield Chain(f"Father'sname{or_dash(member.patronymic)}Nameinotherscript")
    yield Chain(f"Nameinotherscript{or_dash(member.other_script)}Sex")
    yield Chain(f"Phone{or_dash(member.phone)}Place")
    rare = (
        ("Products", told.products), ("Languages", told.languages), ("Howtofindthehouse", told.how_to_find),
        ("Formofaddress", told.form_of_address), ("Represents", told.represents[0].name),
    )  # fmt: skip
    filled = [(label, text) for label, text in rare if text] + [("Signsby", "thumb-print")]
    yield Chain(f"Place{or_dash(member.place)}Profession{or_dash(told.profession)}{filled[0][0]}")
    for (label, text), (following, _text) in pairwise(filled):
        yield Chain(f"{label}{seen(text)}{following}")
    document, name = told.documents[0], told.former_names[0]
    yield Chain(f"Passport{seen(document.number)}{or_dash(document.issuer)}2019")
    until = seen(formats.day(name.until))
    yield Chain(f"{until}{seen(name.full_name)}{or_dash(name.reason)}{or_dash(name.document)}")
    yield Chain(f"Membernumber{seen(member.number)}Status")
    yield Chain(f"Section{or_dash(member.section)}")  # what follows may stand on the next page
    for status, line in zip(("Applicant", "Active", "Suspended(takenback)"), member.standings, strict=False):
        yield Chain(f"{status}{or_dash(line.reason)}{or_dash(line.decision)}")


def _admission_form(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    name = seen(head.name.in_language("rn"))
    consent = Chain(f"memberof{name}andacceptitsby-laws")
    known = [next(texts) for _field in range(7)]
    who = Applicant(
        number=known[0], full_name=known[1], other_script=known[2], sex=Sex.FEMALE, birth=VagueDate(1961), phone="",
        place=known[3], section="", how_to_find=known[4], profession=known[5], products="", thumb_print=True,
        document_kind=IdentityKind.PASSPORT, document_number=known[6],
    )  # fmt: skip
    chains = (
        Chain(f"identitycard{seen(who.full_name)}Nameinotherscript{seen(who.other_script)}Sex"),
        Chain(f"commune){seen(who.place)}Howtofindthehouse{seen(who.how_to_find)}Section"),
        Chain(f"Profession{seen(who.profession)}Household"),
        Chain(f"PassportNumber{seen(who.document_number)}Issued"),
        Chain(f"Membernumber{seen(who.number)}Decided"),
    )
    return HostilePaper(AdmissionFormSheet(head, sheets.AS_OF, who), (names, consent, *chains))


def _register(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    name, other, number, document, profession, place, decision, reason = (next(texts) for _field in range(8))
    line = sheets.register_line(
        4, name=name, other_script=other, number=number, document=document, profession=profession, place=place,
        decision=decision, reason=reason,
    )  # fmt: skip
    sheet = replace(sheets.register([line], other_script=True), letterhead=head)
    days = seen(formats.day_short(line.admitted_on)), seen(formats.day_short(line.left_on))
    shown = seen(f"National identity card {document}".strip())
    left = seen(f"Resigned: {reason}") if reason else "Resigned"
    cells = (
        f"4{seen(number)}{seen(name)}{seen(other)}Woman1964{shown}{seen(profession)}{seen(place)}{days[0]}"
        f"{seen(decision)}{days[1]}{left}Total·Women:1"
    )
    return HostilePaper(sheet, (names, Chain(cells)))


def _joined_left(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    name, section, decision, reason = (next(texts) for _field in range(4))
    line = replace(sheets.movement(7, name, section=section, decision=decision, reason=reason), number=next(texts))
    sheet = replace(sheets.joined_left({Movement.NEW: [line]}), letterhead=head)
    day = seen(formats.day_short(line.day))
    cells = f"{seen(line.number)}{seen(name)}Woman{seen(section)}{day}{seen(decision)}{seen(reason)}Women:1"
    return HostilePaper(sheet, (names, Chain(cells)))


def _statistics(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    section = next(texts)
    parts = [(section, sheets.counted(1)), ("Mungwa", sheets.counted(0, 1))]
    sheet = replace(sheets.statistics(*parts), letterhead=head)
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"SexnotknownTotal{title}1001Mungwa0101Total1102"),
            Chain(f"AgenotknownTotal{title}010001Mungwa000000Total010001"),
        ),
    )


def _attention(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    name, place, number, other = (next(texts) for _field in range(4))
    line = replace(sheets.attention_line(7, name, place, name=other), number=number)
    sheet = replace(sheets.attention(line), letterhead=head)
    said = seen(f"May be the same person as 00007, {other}.")
    return HostilePaper(sheet, (names, Chain(f"Whatwasfound{seen(number)}{seen(name)}{seen(place)}{said}")))


def _card(texts: Texts) -> HostilePaper:
    head, _names = letterhead(texts)
    name, other, number, section = (next(texts) for _field in range(4))
    member = sheets.addressee(name=name, other_script=other, number=number, section=section)
    organisation = seen(head.name.in_language("en", ("rn", "fr")))
    said = Chain(f"{organisation}Membershipcard", cut=True)
    fields = tuple(Chain(seen(text), cut=True) for text in (number, name, other, section))
    return HostilePaper(replace(sheets.cards([member]), letterhead=head), (said, *fields, Chain("Membersince1Feb2015")))


def _label(texts: Texts) -> HostilePaper:
    head, _names = letterhead(texts)
    name, other, place, way, number = (next(texts) for _field in range(5))
    member = sheets.addressee(name=name, other_script=other, place=place, how_to_find=way, number=number)
    fields = (f"Mme {name}".strip(), other, place, way, f"No. {number}")
    chains = tuple(Chain(seen(text), cut=True) for text in fields)
    return HostilePaper(replace(sheets.labels([member]), letterhead=head), chains)


def _letter(texts: Texts) -> HostilePaper:
    head, names = letterhead(texts)
    name, place, number, section = (next(texts) for _field in range(4))
    member = sheets.addressee(name=name, place=place, number=number, section=section)
    sheet = replace(sheets.letter(member, "Begins {name} then {number} and {place} ends."), letterhead=head)
    address = f"{seen(f'Mme {name}'.strip())}{or_dash(place)}"
    last = seen(" · ".join(filter(None, (f"No. {number}", section))))
    text = seen(f"Begins {name} then {number} and {place} ends.")
    return HostilePaper(sheet, (names, Chain(f"{address}{last}{text}")))


BOUNDED = frozenset(
    {
        "member-cards", "member-labels", "receipt-slips", "mentoring-session-blank", "ballot-papers", "handbook",
        "key-card",
    }
)  # fmt: skip
"""Papers whose texts all stand in places of a fixed size: what is too long for its place ends there in three dots.

A form that is filled in by hand, or a paper about the program, bears nothing of the office but its letterhead,
which is such a place.
"""


def uncut_field(key: str) -> int:
    """The number of a field, counted from 0, whose text is printed whole, however long it is."""
    return 0 if key == "admission-form" else FIELDS_OF_LETTERHEAD


MAKERS: Mapping[str, Callable[[Texts], HostilePaper]] = MappingProxyType(
    {
        "roll": _roll,
        "register-of-members": _register,
        "member-record": _member_record,
        "admission-form": _admission_form,
        "joined-left": _joined_left,
        "member-statistics": _statistics,
        "attention": _attention,
        "member-cards": _card,
        "member-labels": _label,
        "member-letter": _letter,
        "bylaws": hostile_bylaws.bylaws,
        "bylaws-differences": hostile_bylaws.differences,
        "who-may-vote": hostile_bylaws.who_may_vote,
        "right-to-vote": hostile_bylaws.right_to_vote,
        "due": hostile_bylaws.due,
        "funnel": hostile_governance.funnel,
        "indicators": hostile_governance.indicators,
        "annual-report": hostile_governance.annual_report,
        "annual-report-short": hostile_governance.annual_report_short,
        "officers": hostile_bodies.officers,
        "terms-ending": hostile_bodies.terms_ending,
        "terms-over-years": hostile_bodies.terms_over_years,
        "vacancies": hostile_bodies.vacancies,
        "hand-over": hostile_bodies.hand_over,
        "handbook": hostile_help.handbook,
        "key-card": hostile_help.key_card,
        "who-may-do-what": hostile_access.who_may,
        "office-hand-over": hostile_access.hand_over,
        "recovery-code": hostile_access.recovery_code,
        "moving": hostile_access.moving,
        "receipt": hostile_dues.receipt,
        "dues-list": hostile_dues.dues_list,
        "dues-reminder": hostile_dues.reminder,
        "dues-charges": hostile_dues.charges,
        "transfer-form": hostile_passing.transfer_form,
        "transfers-waiting": hostile_passing.transfers_waiting,
        "share-certificate": hostile_passing.share_certificate,
        "certificates": hostile_passing.certificates,
        "refund-worksheet": hostile_leaving.worksheet,
        "refunds-due": hostile_leaving.refunds_due,
        "refunds-paid": hostile_leaving.refunds_paid,
        "distribution": hostile_leaving.distribution,
        "share-register": hostile_shares.register,
        "share-movements": hostile_shares.movements,
        "share-statement": hostile_shares.statement,
        "capital": hostile_shares.capital,
        **hostile_meetings.MAKERS,
        **hostile_minutes.MAKERS,
        **hostile_elections.MAKERS,
        "mentoring-month": hostile_mentoring.month,
        "mentoring-roster": hostile_mentoring.roster,
        "mentoring-progress": hostile_mentoring.progress,
        "mentoring-consents": hostile_mentoring.consents,
        "mentoring-agreement": hostile_mentoring.agreement,
        "mentoring-session": hostile_mentoring.session,
        "mentoring-session-blank": hostile_mentoring.session_blank,
        "mentoring-pair": hostile_mentoring.pair,
        "mentoring-certificate": hostile_mentoring.certificate,
        "training-certificate": hostile_mentoring.training,
    }
)
"""What makes a hostile sheet, by the key of the paper."""
