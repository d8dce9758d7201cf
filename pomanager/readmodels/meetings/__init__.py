"""What screens and papers see of meetings."""
