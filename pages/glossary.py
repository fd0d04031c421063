"""The page Glossary."""

from geo_app.ui.pages import glossary

glossary.page()
