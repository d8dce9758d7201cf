"""What is still missing before an applicant can be admitted with a clear conscience: named, never in the way.

The deed of admission states the member's identity, address and signature or finger-print (OHADA Uniform Act on
cooperatives, art. 10); the register of members refers to the identity document and the profession; keeping personal
data rests on a dated consent (Senegal, Law 2008-12). What the by-laws ask besides comes with the by-laws.
"""

from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFacts:
    """What is known of somebody who applies; organisations have neither birth nor sex, people no representative."""

    is_organisation: bool = False
    birth: bool = False
    sex: bool = False
    place: bool = False
    phone: bool = False
    document: bool = False
    profession: bool = False
    consent: bool = False
    representative: bool = False


def missing_for_admission(facts: ApplicantFacts) -> tuple[str, ...]:
    """Marked words for everything that is missing, in the order of the admission form; empty when all is there."""
    asked: tuple[tuple[bool, str], ...]
    if facts.is_organisation:
        asked = (
            (facts.representative, N_("Representative")),
            (facts.place, N_("Place")),
            (facts.phone, N_("Phone")),
            (facts.document, N_("Identity document")),
        )
    else:
        asked = (
            (facts.birth, N_("Date of birth")),
            (facts.sex, N_("Sex")),
            (facts.place, N_("Place")),
            (facts.phone, N_("Phone")),
            (facts.document, N_("Identity document")),
            (facts.profession, N_("Profession")),
            (facts.consent, N_("Consent to keep the data")),
        )
    return tuple(word for known, word in asked if not known)


def objections_to_incomplete(facts: ApplicantFacts) -> tuple[Objection, ...]:
    """One remark that names everything still missing; it asks for a look and stops nothing."""
    missing = missing_for_admission(facts)
    if not missing:
        return ()
    message = N_("Still missing for the admission: {missing}. It can be added later.")
    return (Objection(message, "", {"missing": tuple(map(Word, missing))}, Weight.WARN),)
