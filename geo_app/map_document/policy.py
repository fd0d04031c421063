"""What a map document is allowed to do, as its Content-Security-Policy says it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_TILES = re.compile(r"https://([a-z0-9.-]+(?::[0-9]+)?)/", re.ASCII | re.IGNORECASE)


def content_policy(page: str, tiles: Iterable[str] = ()) -> str:
    """Allow the scripts and styles of a page by their hashes, pictures inside, nothing else.

    Parameters
    ----------
    page : str
        The whole page.
    tiles : iterable of str
        Addresses of base maps whose pictures may be loaded. One that begins with no plain
        ``https`` host is left out: it would become part of the policy itself.
    """
    hosts = dict.fromkeys(match[1] for match in map(_TILES.match, tiles) if match)
    # A browser reads CRLF as LF before it compares a hash.
    page = page.replace("\r\n", "\n")
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(_SCRIPT, page)}",
            f"style-src {_hashes(_STYLE, page)}",
            " ".join(["img-src data:", *(f"https://{host}" for host in hosts)]),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(pattern: re.Pattern[str], page: str) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in pattern.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(one).decode('ascii')}'" for one in digests)
