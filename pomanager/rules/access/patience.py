"""How long somebody waits who typed a wrong password: longer each time, and never for good."""

PATIENT_FOR = 1
"""So many failures in a row cost nothing: anybody mistypes once."""

LONGEST_WAIT = 30
"""Seconds. Nobody is ever locked out: the office must open on the day of the assembly."""

_DOUBLED_UNTIL = 6


def seconds_to_wait(failures: int) -> int:
    """Seconds before the next try after so many failures in a row: 0, 0, 1, 2, 4, 8 … and at most ``LONGEST_WAIT``."""
    beyond = failures - PATIENT_FOR
    if beyond <= 0:
        return 0
    return LONGEST_WAIT if beyond >= _DOUBLED_UNTIL else 1 << (beyond - 1)
