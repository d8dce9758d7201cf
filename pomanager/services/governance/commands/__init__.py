"""What the office may do about governance as a whole: the annual report, from its beginning to its signature."""
