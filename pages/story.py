"""The page Story."""

from geo_app.ui.pages import story

story.page()
