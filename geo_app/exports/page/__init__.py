"""A view as a page that lives by itself, and a site of such pages."""
