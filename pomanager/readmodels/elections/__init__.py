"""Elections as screens and papers see them."""
