"""Acts that concern every area of the office: making two records one, splitting them, erasing somebody."""
