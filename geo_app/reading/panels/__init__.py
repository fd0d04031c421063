"""Panels beside the map, and the tables and choices in them."""
