"""How people of the sample offices come to another name: a new law, a marriage, a judgement."""

from collections.abc import Mapping
from random import Random
from typing import Any

from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import Sex
from pomanager.rules.names import PersonName
from pomanager.samples.naming import surname_of
from pomanager.samples.stories import NameWords

BRIDES_BORN = 1982
"""The year from which those are born of whom a marriage is told."""
Change = Mapping[str, Any]
"""A change of a name as the sheets tell it: ``made`` says how, ``add`` what comes to it, ``sex`` whom alone it fits."""


def may_change(change: Change, words: NameWords, member: MemberDetail) -> bool:
    """Whether somebody's name can change so."""
    made = change["made"]
    if made in {"forefather", "child_of"}:
        return bool(_forefather(words, member))
    if made == "spouse":
        young = member.birth is not None and member.birth.year >= BRIDES_BORN
        return young and member.sex is Sex.FEMALE and bool(member.family_name and member.given_name)
    fits = change.get("sex", member.sex) == member.sex and change["add"] not in member.full_name
    return fits and bool(member.family_name and member.given_name)


def changed_name(change: Change, words: NameWords, member: MemberDetail, chance: Random) -> PersonName:
    """The name somebody bears from then on, its parts where it cannot be taken apart by itself.

    "forefather" drops the ending of the surname and the patronymic, "child_of" takes уулу or кызы in place of them
    (law of Kyrgyzstan, 2025); "spouse" puts the husband's surname behind the own one, "added" a first name behind the
    others, "given" another given name, "Khmer=Latin", in the place of the old one.
    """
    made = change["made"]
    if made == "forefather":
        return PersonName(f"{_forefather(words, member)} {member.given_name}")
    if made == "child_of":
        link = "кызы" if member.sex is Sex.FEMALE else "уулу"
        return PersonName(f"{_forefather(words, member)} {link} {member.given_name}")
    if made == "spouse":
        others = [family for family in words.families if family != member.family_name]
        family = f"{member.family_name} {chance.choice(others)}"
        return PersonName(f"{member.given_name} {family}", family=family, given=member.given_name)
    if made == "added":
        return PersonName(f"{member.full_name} {change['add']}")
    given, given_latin = change["add"].split("=")
    latin = member.other_script.split(" ")[:1]
    return PersonName(f"{member.family_name} {given}", other_script=" ".join((*latin, given_latin)))


def _forefather(words: NameWords, member: MemberDetail) -> str:
    """The forefather after whom the surname is made; nothing where there is none on the sheets."""
    if not member.patronymic:
        return ""
    return next((each for each in words.ancestors if surname_of(each, member.sex) == member.family_name), "")
