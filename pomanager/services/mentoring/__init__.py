"""The mentoring: acts and questions."""
