"""Bodies of a cooperative: their seats and terms, who may sit in them, who leaves when, and what is wrong with it.

``kinds`` names things, ``terms`` counts days, ``limits`` says what the by-laws allow, ``judging`` finds what speaks
against an appointment, ``lots`` draws, ``inconsistencies`` looks a body over.
"""
