"""What each page says, one module a page."""
