"""Starts the program: ``python -m pomanager``, or ``pomanager`` where it is installed."""

import sys

from pomanager import processes


def main() -> int:
    """Carry out the words of the command line; returns the exit code."""
    words = sys.argv[1:]
    part = processes.asked_for_part(words)
    if part is not None:
        processes.be_part(part, words[2:])
        return 0
    from pomanager import app  # a part of the program does without the start of the whole

    return app.run(words)


if __name__ == "__main__":
    sys.exit(main())
