"""The methods of counting by name; how each counts is told in modules of their own."""

from enum import StrEnum


class Method(StrEnum):
    """The methods of counting."""

    PLURALITY = "plurality"
    BLOCK = "block"
    LIMITED = "limited"
    APPROVAL = "approval"
    YES_NO = "yes-no"
    TWO_ROUND = "two-round"
    IRV = "irv"
    SCOTTISH = "scottish"
    MEEK = "meek"
    ERS97 = "ers97"
