"""The texts members are found by are held against their records: all of a small roll, parts of a large one."""

import pytest

from pomanager.db import search_sums
from pomanager.db.roll_sums import differences
from pomanager.db.search import SearchText
from pomanager.db.search_sums import TEXT_DIFFERS, different_texts
from pomanager.rules.objections import Objection
from pomanager.services.office import Office
from tests import make


def rewritten(office: Office, text: str, *member_ids: int) -> None:
    """Let these members be found by other words, behind the back of the program."""
    with office.books.writing("tampering") as session:
        for member_id in member_ids:
            session.get_one(SearchText, member_id).text = text


def numbers(found: list[Objection]) -> list[object]:
    """Of whom it is said."""
    assert {each.message for each in found} <= {TEXT_DIFFERS}
    return [each.details["number"] for each in found]


def test_every_word_of_a_text_comes_from_the_record(office: Office) -> None:
    member = make.member(
        office, "SOK Sophea", other_script="សុខ សុភា", phone="012 345 678", place="Tbaeng · Kampong Svay", section="Nord"
    )
    make.member(office, "Асан", section="Nord", place="Mungwa")
    assert not any(office.ask(lambda session: list(differences(session))))
    with office.books.reading() as session:
        text = session.get_one(SearchText, member).text
    for wrong in (text.replace("tbaeng", "tbeng"), f"{text} more", text.partition(" ")[2], ""):
        rewritten(office, wrong, member)
        assert numbers(office.ask(lambda session: list(differences(session)))) == ["1"]
    rewritten(office, text, member)
    assert not any(office.ask(lambda session: list(differences(session))))


@pytest.mark.parametrize(("most", "compared"), [(5, [5, 5]), (4, [3, 2]), (2, [2, 2, 1])])
def test_of_a_large_roll_the_parts_compared_change_with_the_journal(
    office: Office, monkeypatch: pytest.MonkeyPatch, most: int, compared: list[int]
) -> None:
    monkeypatch.setattr(search_sums, "BLOCK", 1)
    monkeypatch.setattr(search_sums, "MOST_BLOCKS", most)
    ids = [make.member(office) for _ in range(5)]
    rewritten(office, "x", *ids)
    found = []
    for turn in range(len(compared)):
        found.append(numbers(office.ask(lambda session: list(different_texts(session)))))
        make.profile(office, short_name=f"Turn {turn}")
    assert sorted(map(len, found), reverse=True) == compared
    assert {number for part in found for number in part} == {"1", "2", "3", "4", "5"}
