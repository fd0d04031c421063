"""The log of the server: one JSON object a line, and no address of anybody who asked."""

import datetime
import json
import logging
import re
from typing import Any

_ADDRESS = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\[?\b[0-9a-f]*(?::[0-9a-f]*){3,}(?:\]:\d+)?",
    re.ASCII | re.IGNORECASE,
)
"""Addresses of computers (IP), with a port or without."""


class JsonLines(logging.Formatter):
    """Write a record as one line; where a fault happened is told of errors only.

    A record may carry ``fault``: the short id that the reader was shown.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end."""
        when = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        error = record.exc_info[1] if record.exc_info else None
        said: dict[str, Any] = {
            "time": when.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "fault": getattr(record, "fault", None),
            "error": f"{type(error).__name__}: {error}" if error else None,
            "trace": self.formatException(record.exc_info)
            if record.exc_info and record.levelno >= logging.ERROR
            else None,
        }
        kept = {key: value for key, value in said.items() if value is not None}
        # Times are written with colons too.
        texts = {key: _ADDRESS.sub("-", text) for key, text in kept.items() if key != "time"}
        return json.dumps({"time": kept["time"], **texts}, ensure_ascii=False)


def begin() -> None:
    """Let whoever writes on the console by now write such lines."""
    if not logging.root.handlers:
        logging.root.addHandler(logging.StreamHandler())
    known = [logging.getLogger(name) for name in list(logging.root.manager.loggerDict)]
    for handler in (one for logger in (logging.root, *known) for one in logger.handlers):
        # Handlers of tests are subclasses.
        if type(handler) is logging.StreamHandler:
            handler.setFormatter(JsonLines())
    # Who asked for what is nobody's business; a proxy in front may count.
    logging.getLogger("uvicorn.access").disabled = True
