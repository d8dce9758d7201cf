"""Minutes while they are written on: which parts in which order, the free text in each language, what was changed."""

import json
from collections.abc import Sequence
from dataclasses import replace

from pomanager.readmodels.meetings.minutes import MinutesDetail, MinutesText, Part
from pomanager.rules.meetings.minutes import MADE, PartKind
from pomanager.rules.meetings.rich_text import RichText, from_json
from pomanager.services.meetings.orders_minutes import WriteMinutes, WrittenPart


class Writing:
    """The parts as they stand on the screen; the same ones in each language, in one order."""

    def __init__(self, detail: MinutesDetail) -> None:
        self.detail = detail
        self.languages = detail.languages
        self.in_columns = detail.in_columns
        self.folio = detail.folio
        self.parts: list[Part] = [Part(part.kind, part.item_id) for part in detail.parts]
        self._bodies = [{each.language: each.parts[place].body for each in detail.texts} for place in self._places()]
        self.is_changed = False

    def _places(self) -> range:
        return range(len(self.detail.parts))

    def body(self, place: int, language: str) -> RichText:
        """The free text of a part in a language."""
        return self._bodies[place].get(language, RichText())

    def write(self, place: int, language: str, text: RichText) -> None:
        """Put a free text in place of the one before."""
        if self.body(place, language) != text:
            self._bodies[place][language] = text
            self.is_changed = True

    def move(self, place: int, step: int) -> int:
        """Move a part up (-1) or down (1); returns where it stands now."""
        target = min(max(0, place + step), len(self.parts) - 1)
        if target != place:
            self.parts.insert(target, self.parts.pop(place))
            self._bodies.insert(target, self._bodies.pop(place))
            self.is_changed = True
        return target

    def leave_out(self, place: int) -> None:
        """Take a part out; free text goes with it."""
        del self.parts[place], self._bodies[place]
        self.is_changed = True

    def put_in(self, place: int, kind: PartKind, item_id: int | None = None) -> int:
        """Put a part below another; one made from the meeting goes where it usually stands. Returns its place."""
        target = place + 1 if kind is PartKind.FREE else self._usual_place(kind)
        self.parts.insert(target, Part(kind, item_id))
        self._bodies.insert(target, {})
        self.is_changed = True
        return target

    def _usual_place(self, kind: PartKind) -> int:
        before = set(MADE[: MADE.index(kind)])
        places = [place for place, part in enumerate(self.parts) if part.kind in before]
        return places[-1] + 1 if places else 0

    def left_out(self) -> tuple[PartKind, ...]:
        """The parts made from the meeting that these minutes do not have."""
        there = {part.kind for part in self.parts}
        return tuple(kind for kind in MADE if kind not in there)

    def texts(self) -> tuple[MinutesText, ...]:
        """The parts in each language, as a paper prints them."""
        return tuple(
            MinutesText(
                code, tuple(replace(part, body=self.body(place, code)) for place, part in enumerate(self.parts))
            )
            for code in self.languages
        )

    def order(self) -> WriteMinutes:
        """The order that writes them down."""
        return WriteMinutes(
            meeting_id=self.detail.meeting.id, languages=self.languages,
            texts={each.language: _written(each.parts) for each in self.texts()}, in_columns=self.in_columns,
            folio=self.folio, version=self.detail.version,
        )  # fmt: skip

    # ---- drafts ---------------------------------------------------------------------------------------------------

    def kept(self) -> dict[str, str]:
        """What a draft keeps, so that nothing typed is lost when the power fails."""
        parts = [
            [part.kind.value, part.item_id, {code: text.to_json() for code, text in bodies.items() if text}]
            for part, bodies in zip(self.parts, self._bodies, strict=True)
        ]
        return {"version": str(self.detail.version), "parts": json.dumps(parts, ensure_ascii=False)}

    def take_up(self, kept: dict[str, str]) -> bool:
        """Go on with a draft; not where the minutes were written on since, or it cannot be read."""
        if kept.get("version") != str(self.detail.version):
            return False
        try:
            found = json.loads(kept["parts"])
            parts = [Part(PartKind(kind), item_id) for kind, item_id, _bodies in found]
            bodies = [{code: from_json(text) for code, text in each.items()} for _kind, _item, each in found]
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        self.parts, self._bodies, self.is_changed = parts, bodies, True
        return True


def _written(parts: Sequence[Part]) -> tuple[WrittenPart, ...]:
    return tuple(WrittenPart(kind=part.kind, item_id=part.item_id, body=part.body.to_json()) for part in parts)
