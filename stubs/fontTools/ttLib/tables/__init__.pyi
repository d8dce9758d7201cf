"""The tables of a font file."""
