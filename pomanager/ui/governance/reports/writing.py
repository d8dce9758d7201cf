"""An annual report while it is written on: chapters in their order, texts in each language, what was changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pomanager.readmodels.governance_report import ReportDetail, ReportTexts
from pomanager.rules.governance.report import Chapter, ReportFacts, Slot, slots_of
from pomanager.rules.meetings.rich_text import RichText, from_json
from pomanager.services.governance.orders_report import WriteReport


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of chapters: a chapter, chosen or not, or a heading below one."""

    chapter: Chapter
    is_chosen: bool
    slot: Slot | None = None
    """Where something is written; None for a chapter that is made from the books alone."""

    @property
    def is_heading(self) -> bool:
        """Whether it stands below its chapter."""
        return self.slot is not None and self.slot.heading is not None


class Writing:
    """The report as it stands on the screen."""

    def __init__(self, detail: ReportDetail) -> None:
        self.detail = detail
        self.languages = detail.plan.languages
        self.in_columns = detail.plan.in_columns
        self.chapters: list[Chapter] = list(detail.plan.chapters)
        self._texts: dict[tuple[str, str], RichText] = dict(detail.texts.written)
        self._touched: set[tuple[str, str]] = set()
        self.is_changed = False

    def entries(self) -> tuple[Entry, ...]:
        """The chapters chosen in their order, each with its headings; then those that are not."""
        found: list[Entry] = []
        left_out = [each for each in self.detail.frame.may_have if each not in self.chapters]
        for chapter in (*self.chapters, *left_out):
            is_chosen = chapter in self.chapters
            slots = slots_of(chapter)
            own = next((slot for slot in slots if slot.heading is None), None)
            found.append(Entry(chapter, is_chosen, own))
            if is_chosen:
                found += [Entry(chapter, is_chosen=True, slot=slot) for slot in slots if slot.heading is not None]
        return tuple(found)

    def text(self, key: str, language: str) -> RichText:
        """The text of a place in a language."""
        return self._texts.get((key, language), RichText())

    def first_words(self, key: str) -> str:
        """The text of a place in the first language it is written in, on one line."""
        found = next((text for code in self.languages if (text := self.text(key, code))), None)
        return " ".join(found.text.split()) if found is not None else ""

    def write(self, key: str, language: str, text: RichText) -> None:
        """Put a text in place of the one before."""
        if self.text(key, language) != text:
            self._texts[key, language] = text
            self._touched.add((key, language))
            self.is_changed = True

    def choose(self, chapter: Chapter, *, chosen: bool) -> None:
        """Put a chapter in where it usually stands, or leave it out; what is written in it is kept."""
        if chosen == (chapter in self.chapters):
            return
        if chosen:
            usual = list(Chapter)
            before = set(usual[: usual.index(chapter)])
            places = [place for place, each in enumerate(self.chapters) if each in before]
            self.chapters.insert(places[-1] + 1 if places else 0, chapter)
        else:
            self.chapters.remove(chapter)
        self.is_changed = True

    def move(self, chapter: Chapter, step: int) -> None:
        """Move a chapter up (-1) or down (1) among those chosen."""
        if chapter not in self.chapters:
            return
        place = self.chapters.index(chapter)
        target = min(max(0, place + step), len(self.chapters) - 1)
        if target != place:
            self.chapters.insert(target, self.chapters.pop(place))
            self.is_changed = True

    def settle(self, languages: tuple[str, ...], *, in_columns: bool) -> None:
        """Write in other languages, or lay them out otherwise."""
        if (languages, in_columns) != (self.languages, self.in_columns):
            self.languages, self.in_columns = languages, in_columns
            self.is_changed = True

    # ---- what comes of it -----------------------------------------------------------------------------------------

    def unsaved(self) -> ReportDetail:
        """The report as it is printed beside the text."""
        plan = replace(
            self.detail.plan, chapters=tuple(self.chapters), languages=self.languages, in_columns=self.in_columns
        )
        return replace(self.detail, plan=plan, texts=ReportTexts(self._texts))

    def facts(self, day: date) -> ReportFacts:
        """What is known of it, as far as it must be whole for being adopted on a day."""
        shown = self.unsaved()
        return ReportFacts(
            frame=self.detail.frame, chapters=shown.plan.chapters, languages=self.languages,
            written=frozenset(shown.texts.written), last=self.detail.row.time.last, day=day,
        )  # fmt: skip

    def order(self) -> WriteReport:
        """The order that writes it down."""
        texts = {place: self.text(*place).to_json() for place in self._touched}
        return WriteReport(
            report_id=self.detail.row.id, chapters=tuple(each.value for each in self.chapters),
            languages=self.languages, texts=texts, in_columns=self.in_columns, version=self.detail.version,
        )  # fmt: skip

    # ---- drafts ---------------------------------------------------------------------------------------------------

    def kept(self) -> dict[str, str]:
        """What a draft keeps, so that nothing typed is lost when the power fails."""
        texts = [[key, code, self.text(key, code).to_json()] for key, code in sorted(self._touched)]
        told = {
            "chapters": [each.value for each in self.chapters], "languages": list(self.languages),
            "in_columns": self.in_columns, "texts": texts,
        }  # fmt: skip
        return {"version": str(self.detail.version), "report": json.dumps(told, ensure_ascii=False)}

    def take_up(self, kept: Mapping[str, str]) -> bool:
        """Go on with a draft; not where the report was written on since, or it cannot be read."""
        if kept.get("version") != str(self.detail.version):
            return False
        try:
            found = json.loads(kept["report"])
            chapters = [Chapter(each) for each in found["chapters"]]
            languages = tuple(str(code) for code in found["languages"])
            texts = {(str(key), str(code)): from_json(text) for key, code, text in found["texts"]}
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        self.chapters, self.languages, self.in_columns = chapters, languages, bool(found["in_columns"])
        self._texts.update(texts)
        self._touched |= set(texts)
        self.is_changed = True
        return True
