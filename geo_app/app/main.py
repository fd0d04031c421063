"""The script that Streamlit runs for every page: configuration, language, navigation."""

import streamlit as st

from geo_app.ui.navigation import configure, pages

configure()
st.navigation(pages(), position="top").run()
