"""The application: Streamlit's pages and our own routes, in one server.

``streamlit run geo_app/app.py`` and ``uvicorn geo_app.app:app`` both start it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from geo_app.ui.connections import SendAtOnce
from geo_app.ui.frontend_files import FrontendFiles
from geo_app.ui.routes import ROUTES
from geo_app.ui.start import DataGuard, explain_failure, lifespan

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=ROUTES,
    middleware=[Middleware(SendAtOnce), Middleware(DataGuard), Middleware(FrontendFiles)],
    lifespan=lifespan,
    on_script_error=explain_failure,
)
