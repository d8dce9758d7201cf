"""The painted bands of pages last looked at; when they take too much memory, those seen longest ago go first."""

from collections import OrderedDict
from collections.abc import Container

from PySide6.QtGui import QImage

MOST_BYTES = 64_000_000
Key = tuple[int, int]
"""A page, and where on it the band begins."""


class Drawings:
    """Keeps pictures at one scale; of the scale before, only pages that were painted in one piece."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._before: dict[int, QImage] = {}

    def get(self, key: Key) -> QImage | None:
        """Return a band, if it is painted."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def has(self, key: Key) -> bool:
        """Whether a band is painted."""
        return key in self._kept

    def before(self, page: int) -> QImage | None:
        """Return the page as it looked at the scale before, to be stretched until it is painted anew."""
        return self._before.get(page)

    def keep(self, key: Key, image: QImage, wanted: Container[Key] = ()) -> None:
        """Keep a band just painted; those ``wanted`` stay however large they are, or they would be painted for ever."""
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        self._before.pop(key[0], None)
        for old in [each for each in self._kept if each != key and each not in wanted]:
            if self._bytes <= self._most:
                break
            self._bytes -= self._kept.pop(old).sizeInBytes()

    def change_scale(self, whole_pages: set[int]) -> None:
        """Begin another scale; the pages named were painted in one piece and serve until they are painted anew."""
        self._before = {page: image for (page, top), image in self._kept.items() if page in whole_pages and top == 0}
        self._kept.clear()
        self._bytes = 0

    def clear(self) -> None:
        """Forget everything: another paper is shown."""
        self._before.clear()
        self._kept.clear()
        self._bytes = 0

    @property
    def size_in_bytes(self) -> int:
        """How much memory the pictures take."""
        return self._bytes
