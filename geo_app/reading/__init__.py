"""Panels, charts and whole pages as HTML, for the app and for the static site alike."""
