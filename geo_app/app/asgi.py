"""The application: Streamlit's pages and our own routes, in one server.

``streamlit run geo_app/app/asgi.py`` and ``uvicorn geo_app.app.asgi:app`` both start it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from geo_app.server.connections import SendAtOnce
from geo_app.server.frontend_files import FrontendFiles
from geo_app.server.routes import ROUTES
from geo_app.server.start import DataGuard, lifespan
from geo_app.ui.bridge.first_map import FirstMap
from geo_app.ui.navigation import explain_failure

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=ROUTES,
    middleware=[
        Middleware(SendAtOnce),
        Middleware(DataGuard),
        Middleware(FrontendFiles),
        Middleware(FirstMap),
    ],
    lifespan=lifespan,
    on_script_error=explain_failure,
)
