"""Forms: declared fields, their editors, and the objections that stand beside them."""
