"""What a reader hears of a fault of ours: that it happened, and under which id the log has it."""

import logging
import secrets

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo_app.server.said import language_of

logger = logging.getLogger(__name__)


def logged(message: str, error: BaseException) -> str:
    """Write a fault into the log, and return the id that it has there."""
    fault = secrets.token_hex(4)
    logger.error(message, exc_info=error, extra={"fault": fault})
    return fault


class Faults:
    """Answer in the reader's language where nobody else did: with an id, no path, no traceback."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that has begun is cut off."""
        has_begun = False

        async def watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if scope["type"] == "websocket" and isinstance(error, KeyError | TypeError):
                # Text came where Streamlit speaks in bytes; the connection is closed.
                logger.warning("A message was not understood.", exc_info=error)
                return
            fault = logged("An answer failed.", error)
            if scope["type"] != "http" or has_begun:
                raise
            text = language_of(Request(scope)).interface("fault.answer", id=fault)
            headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
            await PlainTextResponse(text, 500, headers)(scope, receive, send)
