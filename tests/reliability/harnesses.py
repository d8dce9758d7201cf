"""All harnesses there are: the test command runs the first trials of each, `make soak` goes on with them."""

from tests.reliability.harness import Harness

ALL: tuple[Harness, ...] = ()
"""In the order in which `docs/reliability.md` tells of them."""
