"""The application: Streamlit's pages and our own routes, in one server.

``streamlit run geo_app/app/asgi.py`` and ``uvicorn geo_app.app.asgi:app`` both start it.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from geo_app.server.delivery import Answers, SendAtOnce, frontend_file, too_long
from geo_app.server.faults import Faults
from geo_app.server.routes import ROUTES
from geo_app.server.start import DataGuard, health, lifespan
from geo_app.ui.bridge.first_map import first_page
from geo_app.ui.navigation import explain_failure

app = st.App(
    Path(__file__).with_name("main.py"),
    routes=ROUTES,
    middleware=[
        Middleware(SendAtOnce),
        Middleware(Faults),
        Middleware(DataGuard),
        Middleware(Answers, answer=health),
        Middleware(Answers, answer=too_long),
        Middleware(Answers, answer=frontend_file),
        Middleware(Answers, answer=first_page),
    ],
    lifespan=lifespan,
    on_script_error=explain_failure,
)
