"""A text people typed in several languages, with a fallback where one is missing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, repr=False)
class Wording:
    """The same text per language code; empty texts are not kept, order does not matter."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {language: text.strip() for language, text in sorted(self.texts.items()) if text.strip()}
        object.__setattr__(self, "texts", MappingProxyType(kept))

    def __hash__(self) -> int:
        """Equal wordings are one key in a dictionary."""
        return hash(tuple(self.texts.items()))

    def __bool__(self) -> bool:
        """Whether there is a text in any language."""
        return bool(self.texts)

    def __repr__(self) -> str:
        """As it would be written in code."""
        return f"Wording({dict(self.texts)!r})"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has a text in, by code."""
        return tuple(self.texts)

    def has(self, language: str) -> bool:
        """Whether there is a text in this very language."""
        return language in self.texts

    def in_language(self, language: str, fallbacks: Iterable[str] = ()) -> str:
        """The text in the language, else in the first fallback that has one, else in any; "" where there is none.

        ``pt_BR`` is content with ``pt`` before any fallback is asked.
        """
        for asked in (language, *fallbacks):
            for code in (asked, asked.partition("_")[0].partition("-")[0]):
                if code in self.texts:
                    return self.texts[code]
        return next(iter(self.texts.values()), "")

    def with_text(self, language: str, text: str) -> "Wording":
        """The same wording with the text of one language put in place; an empty text takes it out."""
        return Wording({**self.texts, language: text})

    def to_json(self) -> str:
        """The wording as a JSON object, the same for equal wordings."""
        return json.dumps(dict(self.texts), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Wording":
        """The wording kept as JSON ("" for none); raises ValueError when it is no object of texts."""
        found = json.loads(text) if text else {}
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            message = "a wording is an object of texts by language"
            raise ValueError(message)
        return cls(found)
