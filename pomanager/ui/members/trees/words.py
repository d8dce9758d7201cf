"""The words of the two trees: what is said of places, and what of sections."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pomanager.marks import N_
from pomanager.rules.places import TreeChange, TreeName


class TreeWords(NamedTuple):
    """Marked words of one tree."""

    title: str
    add: str
    hint: str
    empty_title: str
    empty_text: str
    none_found: str


WORDS: Mapping[TreeName, TreeWords] = MappingProxyType(
    {
        TreeName.PLACES: TreeWords(
            title=N_("Places"),
            add=N_("Add a place"),
            hint=N_("Name of a place…"),
            empty_title=N_("No places yet"),
            empty_text=N_(
                "Name the levels first, from the outside in: province, commune, hill. Then add places, or import a "
                "table in which they stand."
            ),
            none_found=N_("No place is called so"),
        ),
        TreeName.SECTIONS: TreeWords(
            title=N_("Sections"),
            add=N_("Add a section"),
            hint=N_("Name of a section…"),
            empty_title=N_("No sections yet"),
            empty_text=N_(
                "Members meet and elect delegates in sections. Sections may lie in one another: a union holds "
                "cooperatives, a cooperative holds groups."
            ),
            none_found=N_("No section is called so"),
        ),
    }
)

CHANGES: Mapping[TreeChange, str] = MappingProxyType(
    {
        # TR: lines of a place's or section's history; {before} and {after} are names
        TreeChange.RENAMED: N_("{before} was renamed {after}"),
        TreeChange.MOVED: N_("{before} was put under {after}"),
        TreeChange.SPLIT: N_("{before} was split; {after} is a part of it"),
        TreeChange.MERGED: N_("{before} was merged into {after}"),
        TreeChange.ENDED: N_("{before} ended"),
    }
)
MADE_OUTERMOST = N_("{before} lies in nothing any more")
