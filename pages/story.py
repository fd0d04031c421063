"""The page Story."""

from geo_app.ui import story

story.page()
