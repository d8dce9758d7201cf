"""What the office may do about governance as a whole: the annual report; making two records one; erasing somebody."""
