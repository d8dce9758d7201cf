"""Tables: declared columns, models of rows, the view that shows them."""
