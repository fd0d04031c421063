"""The page Subjects."""

from geo_app.ui.pages import subjects as subjects_page

subjects_page.page()
