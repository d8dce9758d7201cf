"""What screens and commands see of a change of many members at once: what is asked, and what would become of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pomanager.readmodels.exchange import FieldChange, PlannedRow
from pomanager.rules.importing import AnyField, Field
from pomanager.rules.objections import Objection
from pomanager.rules.roll_changes import Origin

TOGETHER_FIELDS = (Field.SECTION, Field.PLACE, Field.SEX, Field.PROFESSION)
"""What can be given to many members together, beside the fields of the organisation's own."""

Asked = tuple[int, Mapping[AnyField, str]]
"""Whose record, and what is to stand in its fields, as it is typed; "" empties a field."""


@dataclass(frozen=True, slots=True)
class CellBlock:
    """Cells of the list, changed as a block: pasted, copied down, or emptied."""

    rows: tuple[tuple[int, tuple[tuple[AnyField, str], ...]], ...]
    """Members by id, each once, with the fields and what is to stand in them."""
    origin: Origin = Origin.BLOCK

    def asked(self) -> Iterator[Asked]:
        """What is asked of each member."""
        return ((member_id, dict(cells)) for member_id, cells in self.rows)

    @property
    def fields(self) -> tuple[AnyField, ...]:
        """The fields that are changed."""
        return tuple(dict.fromkeys(name for _id, cells in self.rows for name, _text in cells))

    @property
    def value(self) -> str:
        """The one value that is given to all, "" where there are several."""
        texts = {text for _id, cells in self.rows for _field, text in cells}
        return texts.pop() if len(texts) == 1 else ""

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Together:
    """One value for a field of many members. ``since`` is the first day of a place or section, where it is known."""

    members: tuple[int, ...]
    field: AnyField
    value: str
    since: date | None = None
    origin: Origin = Origin.TOGETHER

    def asked(self) -> Iterator[Asked]:
        """What is asked of each member."""
        cells: dict[AnyField, str] = {self.field: self.value}
        return ((member_id, cells) for member_id in self.members)

    @property
    def fields(self) -> tuple[AnyField, ...]:
        """The field that is changed."""
        return (self.field,)

    def __len__(self) -> int:
        return len(self.members)


ManyCells = CellBlock | Together


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """One cell that would change, or that is refused, and what there is to say about it."""

    member_id: int
    number: str
    name: str
    change: FieldChange
    refusal: Objection | None = None
    remark: Objection | None = None


@dataclass(frozen=True, slots=True)
class PlannedCells:
    """What would become of one member: ``row`` as imports write it, with those cells alone that may be written."""

    row: PlannedRow
    cells: tuple[CellOutcome, ...]


@dataclass(frozen=True, slots=True)
class CellsPreview:
    """What a change of many members would do; making it writes nothing."""

    changed: int = 0
    """Members who change."""
    same: int = 0
    """Members with whom everything stands so already."""
    refused: int = 0
    """Cells that are left as they are, because of what speaks against them."""
    remarked: int = 0
    """Cells that change and deserve a look."""
    first: tuple[CellOutcome, ...] = ()
    """The first of them; those that are refused come first."""
    journal_count: int = 0
    """How long the journal was: a preview made before a later act is made anew."""
    against: tuple[Objection, ...] = field(default=())
    """What speaks against the change as a whole; nothing is written then."""


@dataclass(frozen=True, slots=True)
class BroughtChange:
    """What an import, or a change of many members, changed on one member's record."""

    at: datetime
    origin: Origin
    called: str
    """The file, or what the change was called."""
    changes: tuple[tuple[str, str, str], ...]
    """Field, what it said before and after; codes and days as they are kept, places and sections by their names."""
    undone: bool
