"""What the old book of a sample office says of some people beyond the roll: occupations, documents, consents."""

from collections.abc import Mapping
from random import Random
from typing import Any

from pomanager.readmodels.exchange import More
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.samples.sheets import FIRST_PAGES, written_of
from pomanager.samples.stories import Story

PEOPLE = 48
"""Of how many at most the book says more: they stand on its first pages, among the others."""
WITHOUT_DOCUMENT, WITH_CONSENT, BY_THUMB = 0.2, 0.7, 0.15


def particulars_in_book(story: Story, count: int) -> Mapping[int, More]:
    """What the book says of some of so many people, by their places in it, counted from 1."""
    told = written_of(story.code, "turns")
    if not told:
        return {}
    chance = Random(f"particulars/{story.code}")
    places = chance.sample(range(1, min(count, FIRST_PAGES) + 1), min(PEOPLE, count // 2))
    return {place: _more(told, chance) for place in sorted(places)}


def _more(told: Mapping[str, Any], chance: Random) -> More:
    return More(
        profession=chance.choice(told["professions"]), products=chance.choice(told["products"]),
        languages=chance.choice(told["languages"]),
        how_to_find=chance.choice(told["ways"]) if chance.random() < 0.2 else "",
        thumb_print=chance.random() < BY_THUMB,
        consent_on=told["consent_day"] if chance.random() < WITH_CONSENT else None,
        **({} if chance.random() < WITHOUT_DOCUMENT else _document(told["documents"], chance)),
    )  # fmt: skip


def _document(kinds: list[dict[str, Any]], chance: Random) -> dict[str, Any]:
    kind = chance.choices(kinds, [each["often"] for each in kinds])[0]
    return {
        "id_kind": IdentityKind(kind["kind"]), "id_number": in_figures(kind["number"], chance),
        "id_issuer": in_figures(kind["issuer"], chance), "id_issued": VagueDate(chance.randint(2012, 2024)),
    }  # fmt: skip


def in_figures(pattern: str, chance: Random) -> str:
    """A number of a document after its pattern, in which every # is a figure."""
    return "".join(str(chance.randrange(10)) if sign == "#" else sign for sign in pattern)
