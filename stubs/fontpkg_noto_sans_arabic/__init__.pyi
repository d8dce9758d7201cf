"""Where this package of Noto fonts lies."""

from pathlib import Path

FAMILY: str
ROOT: Path
