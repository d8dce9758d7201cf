"""What screens and papers see: frozen, complete, already fetched."""
