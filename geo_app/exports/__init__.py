"""A view, or all data, as files for others: pages, pictures, slides, GIS files, records."""
