"""What screens, tables and imports see of the organisation's own fields."""

from dataclasses import dataclass

from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class ExtraFieldRow:
    """A field of the organisation's own; ``values`` counts the members who have one in it."""

    id: int
    key: str
    label: Wording
    kind: FieldKind
    answers: tuple[Answer, ...]
    position: int
    ended: bool
    version: int
    values: int = 0

    def called(self, language: str, fallbacks: tuple[str, ...] = ()) -> str:
        """The label in a language, else in the first fallback that has one, else in any."""
        return self.label.in_language(language, fallbacks)
