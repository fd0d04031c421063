"""A view as data for geographic information systems and spreadsheets."""
