"""Acts on the trees of places and sections: naming their levels, adding, correcting, and what happens to them on days.

A dated act (rename, move, merge, split, end) leaves papers of earlier days as they were: what the place was called and
who lived there until the day before is kept. A correction says that it was never otherwise.
"""

from pomanager.services.members.commands.trees.joining import MergeParts, SplitPart, merge_parts, split_part
from pomanager.services.members.commands.trees.levels import LevelName, NameLevels, name_levels
from pomanager.services.members.commands.trees.listing import AddPlaces, add_places
from pomanager.services.members.commands.trees.parts import (
    AddPart,
    CorrectPart,
    EndPart,
    MovePart,
    RenamePart,
    add_part,
    correct_part,
    end_part,
    move_part,
    rename_part,
)

__all__ = [
    "AddPart", "AddPlaces", "CorrectPart", "EndPart", "LevelName", "MergeParts", "MovePart", "NameLevels", "RenamePart",
    "SplitPart", "add_part", "add_places", "correct_part", "end_part", "merge_parts", "move_part", "name_levels",
    "rename_part", "split_part",
]  # fmt: skip
