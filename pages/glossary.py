"""The page Glossary."""

from geo_app.ui.pages import prose

prose.page("glossary")
