"""The by-laws as data: kinds of values, every setting there is with its sentence, and what is in force."""
