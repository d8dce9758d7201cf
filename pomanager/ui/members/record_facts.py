"""What the parts of a record tell: pairs of label and value for the page of the whole record and for the panel."""

from pomanager.i18n import _, formats
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.particulars import DocumentRow, KnownPerson, Particulars
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IDENTITY_WORDS, masked
from pomanager.rules.members import PERSON_KIND_WORDS, PersonKind, Status
from pomanager.services.members.queries.particulars import particulars
from pomanager.services.office import Office
from pomanager.ui.members.part_words import years_words
from pomanager.ui.members.words import known, sex_word

Pairs = list[tuple[str, str]]


def born_with_age(member: MemberDetail, office: Office) -> str:
    """The date of birth as far as it is known, and the age today of those who live."""
    birth: VagueDate | None = member.birth
    today = office.today()
    if birth is None or member.status is Status.DEAD or birth.earliest > today:
        return formats.vague(birth)
    # TR: date of birth and age: "12.03.1971 (55 years)", "about 1960 (≈ 66 years)"
    return _("{day} ({age})").format(day=formats.vague(birth), age=years_words(*birth.age_on(today)))


def person_facts(office: Office, member: MemberDetail) -> Pairs:
    """Who a member is and how they are reached."""
    if member.kind is PersonKind.ORGANISATION:
        found = [(_("Member is"), _(PERSON_KIND_WORDS[member.kind])), (_("Name"), member.full_name)]
    else:
        names = ((_("Family name"), member.family_name), (_("Given name"), member.given_name),
                 (_("Patronymic"), member.patronymic))  # fmt: skip
        found = [(_("Name"), member.full_name), *(each for each in names if each[1])]
    if member.other_script:
        found.append((_("Name in the second script"), member.other_script))
    if member.kind is PersonKind.NATURAL:
        found += [(_("Sex"), sex_word(member.sex)), (_("Born"), born_with_age(member, office))]
    return [
        *found,
        (_("Place"), known(member.place)),
        (_("Section"), known(member.section)),
        (_("Phone"), known(member.phone)),
    ]


def document_words(document: DocumentRow) -> str:
    """A document with its number masked, for screens other people see too."""
    parts = [masked(document.number), document.issuer]
    if document.issued_on is not None:
        parts.append(_("issued {day}").format(day=formats.vague(document.issued_on)))
    if document.expires_on is not None:
        parts.append(_("valid until {day}").format(day=formats.day_short(document.expires_on)))
    return " · ".join(part for part in parts if part)


def document_facts(office: Office, member: MemberDetail) -> Pairs:
    """The identity documents, masked."""
    told = office.ask(particulars, member.person_id)
    return [(_(IDENTITY_WORDS[each.kind]), document_words(each)) for each in told.documents]


def document_short(office: Office, member: MemberDetail) -> Pairs:
    """The first identity document, its number masked."""
    told = office.ask(particulars, member.person_id)
    # TR: label of the masked number of an identity document, beside "••• ••• 4417"
    return [(_("ID"), masked(told.documents[0].number))] if told.documents else []


def particular_facts(office: Office, member: MemberDetail) -> Pairs:
    """Profession, products, languages, the way to the house, how they sign."""
    told = office.ask(particulars, member.person_id)
    found = [
        (_("Form of address"), told.form_of_address),
        (_("Sorted as"), told.hand_sort_name),
        (_("Profession"), told.profession),
        (_("Products"), told.products),
        (_("Languages"), told.languages),
        (_("How to find the house"), told.how_to_find),
        (_("Signs by"), signs_by(told)),
    ]
    return [each for each in found if each[1]]


def particular_short(office: Office, member: MemberDetail) -> Pairs:
    """How the person signs, where it is not by hand."""
    told = office.ask(particulars, member.person_id)
    return [(_("Signs by"), signs_by(told))] if told.thumb_print else []


def signs_by(told: Particulars) -> str:
    """How a person signs, "" where it is not worth saying."""
    return _("thumb-print") if told.thumb_print else ""


def consent_facts(office: Office, member: MemberDetail) -> Pairs:
    """Since when the consent stands, and when it was taken back."""
    told = office.ask(particulars, member.person_id)
    found = [(_("Consent given on"), told.consent_on), (_("Consent taken back on"), told.consent_ended_on)]
    return [(label, formats.day(day)) for label, day in found if day is not None]


def name_facts(office: Office, member: MemberDetail) -> Pairs:
    """The names borne before, those taken back left out."""
    told = office.ask(particulars, member.person_id)
    holding = [each for each in told.former_names if each.holds]
    return [
        # TR: label beside a former name: the day until which it was borne
        (_("until {day}").format(day=formats.day_short(each.until)), _with_script(each.full_name, each.other_script))
        for each in holding
    ]


def _with_script(name: str, other: str) -> str:
    return f"{name} · {other}" if other else name


def representative_facts(office: Office, member: MemberDetail) -> Pairs:
    """Who acts for an organisation, or for which organisations a person acts."""
    told = office.ask(particulars, member.person_id)
    if member.kind is PersonKind.ORGANISATION:
        return [(_("Represented by"), person_words(told.representative))] if told.representative else []
    # TR: label: the organisations a person acts for
    return [(_("Represents"), "\n".join(map(person_words, told.represents)))] if told.represents else []


def person_words(person: KnownPerson) -> str:
    """Somebody by name, and number where they have one."""
    return f"{person.name} · {_('No. {number}').format(number=person.number)}" if person.number else person.name


def photo_facts(office: Office, member: MemberDetail) -> Pairs:
    """Whether there is a photograph; it stands at the head of the record."""
    told = office.ask(particulars, member.person_id)
    return [(_("Photograph"), _("kept"))] if told.has_photo else []
