"""What is missing before an admission: each thing named alone, all of them at once, nothing when all is there."""

from dataclasses import fields, replace

import pytest

from pomanager.rules.admission_checklist import ApplicantFacts, missing_for_admission, objections_to_incomplete
from pomanager.rules.objections import Weight

COMPLETE = ApplicantFacts(birth=True, sex=True, place=True, phone=True, document=True, profession=True, consent=True)
UNION = ApplicantFacts(is_organisation=True, place=True, phone=True, document=True, representative=True)


def test_nothing_is_missing_when_all_is_there() -> None:
    assert missing_for_admission(COMPLETE) == ()
    assert missing_for_admission(UNION) == ()


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("birth", "Date of birth"), ("sex", "Sex"), ("place", "Place"), ("phone", "Phone"),
        ("document", "Identity document"), ("profession", "Profession"), ("consent", "Consent to keep the data"),
    ],
)  # fmt: skip
def test_what_a_person_lacks_is_named(name: str, word: str) -> None:
    assert missing_for_admission(replace(COMPLETE, **{name: False})) == (word,)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("representative", "Representative"), ("place", "Place"), ("phone", "Phone"),
        ("document", "Identity document"),
    ],
)  # fmt: skip
def test_what_an_organisation_lacks_is_named(name: str, word: str) -> None:
    assert missing_for_admission(replace(UNION, **{name: False})) == (word,)


def test_an_organisation_is_asked_for_neither_birth_nor_sex() -> None:
    asked = {field.name for field in fields(ApplicantFacts)}
    assert {"birth", "sex"} <= asked
    assert missing_for_admission(replace(UNION, birth=False, sex=False, consent=False, profession=False)) == ()


def test_all_is_missing_of_somebody_unknown_in_the_order_of_the_form() -> None:
    missing = missing_for_admission(ApplicantFacts())
    assert (missing[0], missing[-1], len(missing)) == ("Date of birth", "Consent to keep the data", 7)


def test_what_is_missing_is_said_in_one_remark_that_stops_nothing() -> None:
    assert objections_to_incomplete(COMPLETE) == ()
    (said,) = objections_to_incomplete(replace(COMPLETE, phone=False, sex=False))
    assert (said.weight, said.details) == (Weight.WARN, {"missing": ("Sex", "Phone")})
