"""Communes that a reform gave to another province or another name, before the books were opened (Burundi, 2025).

The office's list of places was of before the reform: it is entered as it was, and then what the law changed, on its
day. So papers of earlier days still say where people lived then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.places import Tree
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.samples.sheets import written_of
from pomanager.services.members.commands.trees import EndPart, MovePart, RenamePart, end_part, move_part, rename_part
from pomanager.services.members.queries.trees import tree
from pomanager.services.office import Office

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reform:
    """Which communes lay where and were called what before a day, and lie where and are called what since."""

    on: date
    decision: str
    language: str
    communes: Mapping[Path, Path]
    """Province and commune now → province and commune before."""

    def before(self, land: Sequence[Path]) -> list[Path]:
        """The paths of places as they were before."""
        return [(*self.communes.get(path[:2], path[:2]), *path[2:]) for path in land]

    def enter(self, office: Office) -> None:
        """Enter what the law changed; a province without communes ends on that day."""
        for now, was in self.communes.items():
            grown = office.ask(tree, TreeName.PLACES)
            province, key = _found(grown, now[:1]), _found(grown, was)
            move = MovePart(of=TreeName.PLACES, id=key, parent_id=province, on=self.on, decision=self.decision)
            office.do(move_part, move)
            if now[-1] != was[-1]:
                name = Wording({self.language: now[-1]})
                rename = RenamePart(of=TreeName.PLACES, id=key, name=name, on=self.on, decision=self.decision)
                office.do(rename_part, rename)
        for province_name in dict.fromkeys(was[0] for was in self.communes.values()):
            grown = office.ask(tree, TreeName.PLACES)
            key = _found(grown, (province_name,))
            if not grown.within.get(key):
                order = EndPart(of=TreeName.PLACES, id=key, on=self.on, decision=self.decision)
                office.do(end_part, order)


def reform_of(code: str, language: str) -> Reform | None:
    """The reform of a story, its names in the organisation's first language; None where there was none."""
    told = written_of(code, "turns").get("reform")
    if told is None:
        return None
    communes = {tuple(each["now"]): tuple(each["before"]) for each in told["communes"]}
    return Reform(told["on"], told["decision"], language, communes)


def _found(grown: Tree, path: Path) -> int:
    """The id of what lies at the end of a path."""
    key: int | None = None
    for name in path:
        key = next(child for child in grown.within[key] if grown.nodes[child].name == name)
    if key is None:
        raise LookupError(path)
    return key
