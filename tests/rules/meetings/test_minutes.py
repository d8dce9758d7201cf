"""Parts, order and signers of minutes; what they must hold; their free text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.meetings import required, rich_text
from pomanager.rules.meetings.kinds import MeetingKind
from pomanager.rules.meetings.minutes import (
    MADE,
    NO_PARTS,
    NOBODY_SIGNS,
    ONCE,
    UNKNOWN_PART,
    PartKind,
    Signer,
    kept_order,
    objections_to_order,
    usual_order,
)
from pomanager.rules.meetings.required import MinutesFacts, Requirement
from pomanager.rules.meetings.rich_text import BlockKind, RichText, Span, TextBlock, joined, paragraph, plain, table

WHOLE: dict[str, Any] = {
    "is_over": True, "parts": frozenset(MADE), "place": "Mungwa", "named": 5, "items": 3, "called": True,
    "opened": True, "closed": True, "chair": True, "secretary": True, "tellers": 2,
}  # fmt: skip

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lines = st.lists(st.builds(Span, letters, st.booleans()), max_size=4).map(joined)
blocks = st.one_of(
    st.builds(lambda line: TextBlock(BlockKind.PARAGRAPH, (line,)), lines),
    st.builds(lambda kind, items: TextBlock(kind, tuple(items)),
              st.sampled_from([BlockKind.BULLETS, BlockKind.NUMBERS]), st.lists(lines, min_size=1, max_size=3)),
    st.builds(table, st.lists(st.lists(letters, min_size=1, max_size=3), min_size=1, max_size=3)),
)  # fmt: skip


@given(st.lists(blocks, max_size=4).map(lambda found: RichText(tuple(found))))
def test_a_text_comes_back_as_it_was_kept(text: RichText) -> None:
    assert rich_text.from_json(text.to_json()) == (text or RichText())


@pytest.mark.parametrize("kept", ["{", "7", '"x"', '[{"kind": "picture"}]', '[{"kind": "table"}]', "[[]]", "[null]",
                                  '[{"kind": "paragraph", "lines": [[[]]]}]'])  # fmt: skip
def test_what_the_program_never_wrote_is_refused(kept: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        rich_text.from_json(kept)
    assert [each.message for each in rich_text.objections_to_text(kept, "texts")] == [rich_text.NOT_TEXT]


def test_texts_have_their_limits() -> None:
    def said(text: RichText) -> list[str]:
        return [each.message for each in rich_text.objections_to_text(text.to_json(), "texts")]

    assert said(plain("a" * rich_text.LONGEST)) == []
    assert said(plain("a" * (rich_text.LONGEST + 1))) == [rich_text.TOO_LONG]
    assert said(RichText((table([["a"] * rich_text.MOST_COLUMNS]),))) == []
    assert said(RichText((table([["a"] * (rich_text.MOST_COLUMNS + 1)]),))) == [rich_text.TOO_WIDE]
    assert said(RichText((table([["a"]] * rich_text.MOST_ROWS),))) == []
    assert said(RichText((table([["a"]] * (rich_text.MOST_ROWS + 1)),))) == [rich_text.TOO_TALL]


def test_neighbours_of_one_look_are_one() -> None:
    assert paragraph("a", Span("b"), Span("c", bold=True), Span("", bold=True), Span("d", bold=True)).lines == (
        (Span("ab"), Span("cd", bold=True)),
    )


def test_bodies_sign_by_chair_and_secretary_and_assemblies_by_the_bureau() -> None:
    assert usual_order(MeetingKind.BOARD).signed_by == (Signer.CHAIR, Signer.SECRETARY)
    assert PartKind.POWERS not in usual_order(MeetingKind.BOARD).parts
    assert Signer.TELLERS in usual_order(MeetingKind.DELEGATES_ASSEMBLY).signed_by


def test_an_order_that_was_kept_leaves_out_what_nobody_knows() -> None:
    order = kept_order(MeetingKind.BOARD, json.dumps(["items", "new_part"]), json.dumps(["chair", "mayor"]))
    assert order.parts == (PartKind.ITEMS,)
    assert order.signed_by == (Signer.CHAIR,)
    assert kept_order(MeetingKind.BOARD, "", "") == usual_order(MeetingKind.BOARD)


def test_all_that_is_wrong_with_an_order_is_said_at_once() -> None:
    found = objections_to_order(["items", "items", "free", "free", "song"], [])
    assert [each.message for each in found] == [UNKNOWN_PART, ONCE, NOBODY_SIGNS]
    assert [each.message for each in objections_to_order([], ["chair"])] == [NO_PARTS]


def test_of_a_whole_meeting_nothing_is_missing() -> None:
    assert required.missing(MinutesFacts(**WHOLE)) == ()


@pytest.mark.parametrize(("changed", "about", "stops"), [
    ({"is_over": False}, Requirement.MEETING_OVER, True),
    ({"place": " "}, Requirement.DATE_AND_PLACE, True),
    ({"named": 0}, Requirement.NAMES, True),
    ({"items": 0}, Requirement.AGENDA, True),
    ({"silent_items": ("2",)}, Requirement.DEBATES, True),
    ({"textless": ("2",)}, Requirement.RESOLUTIONS, True),
    ({"undecided": ("2",)}, Requirement.RESULTS, True),
    ({"called": False}, Requirement.CONVOCATION, False),
    ({"opened": False}, Requirement.HOURS, False),
    ({"closed": False}, Requirement.HOURS, False),
    ({"tellers": 1}, Requirement.BUREAU, False),
    ({"chair": False}, Requirement.SIGNATURES, True),
    ({"secretary": False}, Requirement.SIGNATURES, True),
])  # fmt: skip
def test_what_is_missing_is_named(changed: dict[str, object], about: Requirement, *, stops: bool) -> None:
    (found,) = required.missing(MinutesFacts(**{**WHOLE, **changed}))
    assert (found.about, found.stops) == (about, stops)


@pytest.mark.parametrize("part", sorted(set(required.PART_OF.values())))
def test_a_part_that_is_left_out_is_missed(part: PartKind) -> None:
    found = required.missing(MinutesFacts(**{**WHOLE, "parts": frozenset(MADE) - {part}}))
    asked = [requirement for requirement, each in required.PART_OF.items() if each is part]
    assert [each.about for each in found] == asked
    assert all(each.stops is (each.about in required.BY_LAW) for each in found)


def test_a_body_needs_no_tellers_and_a_failed_meeting_no_debates() -> None:
    assert required.missing(MinutesFacts(**{**WHOLE, "tellers": 0, "is_assembly": False})) == ()
    failed = {"failed": True, "silent_items": ("1", "2"), "named": 0, "opened": False, "tellers": 0}
    assert required.missing(MinutesFacts(**{**WHOLE, **failed})) == ()
