"""Options of papers are read as they are typed; everything that is wrong with them is said at once."""

from datetime import date

import pytest

from pomanager.rules import paper_options
from pomanager.rules.paper_options import (
    LONGEST_TEXT,
    CodeKind,
    LabelLayout,
    Option,
    OptionKind,
    Options,
    read_option,
    read_options,
)

ALL = tuple(each for each in vars(paper_options).values() if isinstance(each, Option))


def test_every_option_is_a_field_and_says_what_holds_when_nothing_is_chosen() -> None:
    # Nobody chooses them: a code that must be remembered nowhere, and what signing says of itself.
    handed_in = {"recovery_code", "signed_on", "reason"}
    assert {option.name for option in ALL} == set(Options.__dataclass_fields__) - handed_in
    for option in ALL:
        usual = getattr(Options(), option.name)
        if option.kind is OptionKind.CHOICE:
            assert usual is option.choices[0][0]
        if option.kind is OptionKind.NUMBER:
            assert option.least <= usual <= option.most


@pytest.mark.parametrize(
    ("option", "typed", "value"),
    [
        (paper_options.SIGNATURES, "yes", True),
        (paper_options.SIGNATURES, " No ", False),
        (paper_options.LAYOUT, "2X7", LabelLayout.TWO_BY_SEVEN),
        (paper_options.CODE, "bars", CodeKind.BARS),
        (paper_options.START, "1", 1),
        (paper_options.START, "24", 24),
        (paper_options.YOUTH, "18", 18),
        (paper_options.YOUTH, "59", 59),
        (paper_options.SINCE, "2026-02-28", date(2026, 2, 28)),
        (paper_options.SINCE, "", None),
        (paper_options.SECTION, " Nord ", "Nord"),
        (paper_options.TEXT, "a" * LONGEST_TEXT, "a" * LONGEST_TEXT),
    ],
)
def test_what_is_typed_is_taken_for_what_it_means(option: Option, typed: str, value: object) -> None:
    assert read_option(option, typed) == (value, None)


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        (paper_options.SIGNATURES, "perhaps"),
        (paper_options.LAYOUT, "3x7"),
        (paper_options.START, "0"),
        (paper_options.START, "25"),
        (paper_options.START, "-1"),
        (paper_options.START, "٣"),
        (paper_options.START, "9" * 5000),
        (paper_options.YOUTH, "17"),
        (paper_options.YOUTH, "60"),
        (paper_options.SINCE, "2026-02-29"),
        (paper_options.SINCE, "28.02.2026"),
        (paper_options.TEXT, "a" * (LONGEST_TEXT + 1)),
    ],
)
def test_what_means_nothing_is_said_beside_its_option(option: Option, typed: str) -> None:
    value, objection = read_option(option, typed)
    assert value is None
    assert objection is not None
    assert objection.about == option.name
    objection.message.format_map(objection.details)


def test_all_that_is_wrong_is_said_and_what_is_right_is_kept() -> None:
    offered = (paper_options.LAYOUT, paper_options.START)
    options, objections = read_options(offered, {"layout": "2x7", "start": "99", "fnord": "1"})
    assert [each.about for each in objections] == ["start", "fnord"]
    assert options == Options(layout=LabelLayout.TWO_BY_SEVEN)
    assert read_options(offered, {}) == (Options(), ())


def test_a_paper_without_options_says_so() -> None:
    assert read_options((), {"start": "1"})[1][0].message == paper_options.NO_OPTIONS
