"""Tables of past shares, payments and dues on their way into the books."""
