"""The application: Streamlit's pages and our own routes, in one server.

``streamlit run geo_app/app.py`` and ``uvicorn geo_app.app:app`` both start it.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Streamlit puts the folder of this file first on the path, where our room html would hide Python's
# own: that is loaded before anything else asks for it.
_FOLDER = Path(__file__).resolve().parent
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != _FOLDER]
import html.entities  # noqa: F401

import streamlit as st
from starlette.middleware import Middleware

from geo_app.server.connections import SendAtOnce
from geo_app.server.frontend_files import FrontendFiles
from geo_app.server.routes import ROUTES
from geo_app.server.start import DataGuard, lifespan
from geo_app.ui.navigation import explain_failure

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=ROUTES,
    middleware=[Middleware(SendAtOnce), Middleware(DataGuard), Middleware(FrontendFiles)],
    lifespan=lifespan,
    on_script_error=explain_failure,
)
