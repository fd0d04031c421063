"""The page Subjects: the list of them, or the one that the address names."""

import streamlit as st

from geo_app.reading.pages.subjects import subject_page, subjects_page
from geo_app.ui.page import notice_html, open_page, style_reading
from geo_app.views.codec import Notice

SUBJECT = "subject"
"""Key of the query string."""


def page() -> None:
    """Show the page."""
    reader = open_page("subjects")
    style_reading()
    name = st.query_params.get(SUBJECT, "")
    subject = reader.catalog.subjects.get(name)
    if name and subject is None:
        notice = Notice(SUBJECT, name, tuple(reader.catalog.subjects))
        st.html(notice_html(reader, notice))
    st.html(subject_page(reader, subject) if subject else subjects_page(reader))
