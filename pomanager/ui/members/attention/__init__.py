"""The page "Needs attention": heaps of what is missing, impossible, overlapping or double, worked down to none."""
