"""The annual governance report on paper, a module for some chapters each, and its short version for members."""
