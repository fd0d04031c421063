"""What a command prints."""

from __future__ import annotations

import json
import sys
from typing import Any


def print_text(text: str) -> int:
    """Print a text and return the exit status of success.

    A console that cannot write Japanese shows question marks instead of failing.
    """
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
    return 0


def print_json(value: Any) -> int:
    """Print a value as JSON and return the exit status of success."""
    return print_text(json.dumps(value, ensure_ascii=False, indent=2))
