"""Views and stories as slides and documents."""
