"""Whose water a place is, and what an allocation means at sea."""
