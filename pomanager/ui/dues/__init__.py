"""The page of dues: who owes what, the receipts, charges, the fees, and the room in which receipts are typed."""
