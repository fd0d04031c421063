"""The page Embed."""

from geo_app.ui.pages import embed

embed.page()
