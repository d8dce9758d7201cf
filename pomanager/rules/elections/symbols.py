"""The symbols that stand beside candidates on ballot papers for those who do not read: their names, and their words.

A symbol says nothing of a party, a creed or an office. Each is told from the others by its outline alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class Symbol(StrEnum):
    """A thing everybody in the village knows; its name is what a candidacy keeps."""

    HOE = "hoe"
    MAIZE = "maize"
    CALABASH = "calabash"
    HEN = "hen"
    SUN = "sun"
    FISH = "fish"
    DRUM = "drum"
    TREE = "tree"
    BASKET = "basket"
    LAMP = "lamp"
    HOUSE = "house"
    KEY = "key"
    COW = "cow"
    BICYCLE = "bicycle"
    CUP = "cup"
    UMBRELLA = "umbrella"
    MOON = "moon"
    LADDER = "ladder"
    BOAT = "boat"
    FLOWER = "flower"


SYMBOL_WORDS: Mapping[Symbol, str] = MappingProxyType(
    {
        # TR: symbols drawn beside candidates on a ballot paper
        Symbol.HOE: N_("hoe"),
        Symbol.MAIZE: N_("maize"),
        Symbol.CALABASH: N_("calabash"),
        Symbol.HEN: N_("hen"),
        Symbol.SUN: N_("sun"),
        Symbol.FISH: N_("fish"),
        Symbol.DRUM: N_("drum"),
        Symbol.TREE: N_("tree"),
        Symbol.BASKET: N_("basket"),
        Symbol.LAMP: N_("lamp"),
        Symbol.HOUSE: N_("house"),
        Symbol.KEY: N_("key"),
        Symbol.COW: N_("cow"),
        Symbol.BICYCLE: N_("bicycle"),
        Symbol.CUP: N_("cup"),
        Symbol.UMBRELLA: N_("umbrella"),
        Symbol.MOON: N_("moon"),
        Symbol.LADDER: N_("ladder"),
        Symbol.BOAT: N_("boat"),
        Symbol.FLOWER: N_("flower"),
    }
)


def symbol_named(text: str) -> Symbol | None:
    """The symbol of this name, however it is spaced and capitalised; None for a text that names none."""
    try:
        return Symbol(text.strip().casefold())
    except ValueError:
        return None


def shared_symbols(taken: Sequence[str]) -> tuple[str, ...]:
    """The symbols several of these candidates have, each once; whoever cannot read could not tell them apart."""
    often = Counter(text.strip().casefold() for text in taken if text.strip())
    return tuple(text for text, times in often.items() if times > 1)


def free_symbols(taken: Sequence[str]) -> tuple[Symbol, ...]:
    """The symbols nobody of these candidates has yet, in their order."""
    used = {symbol_named(each) for each in taken}
    return tuple(each for each in Symbol if each not in used)
