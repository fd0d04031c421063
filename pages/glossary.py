"""The page Glossary."""

from geo_app.ui import glossary

glossary.page()
