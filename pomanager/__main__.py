"""Starts the program: ``python -m pomanager``, or ``pomanager`` where it is installed."""

import sys

from pomanager import app


def main() -> int:
    """Carry out the words of the command line; returns the exit code."""
    return app.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
