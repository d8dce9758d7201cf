"""Screens on which two records of one person are made one or split again, and somebody who left is erased."""
