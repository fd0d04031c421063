"""Map documents of the present data, and how anything that is kept packed is sent."""

from __future__ import annotations

import gzip
import threading
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from geo_app.data.catalog import Catalog
from geo_app.map_document.document import map_html

IMMUTABLE = "public, max-age=31536000, immutable"
NOTHING = "default-src 'none'"
"""What plain data may do."""

_one_at_a_time = threading.Lock()


@lru_cache(maxsize=16)
def document(catalog: Catalog, language: str) -> bytes:
    """Return the map document of a language, gzipped; it is made once."""
    with _one_at_a_time:
        return gzip.compress(map_html(catalog, catalog.language(language)).encode(), 9, mtime=0)


def packed_response(
    request: Request, body: bytes, media_type: str, policy: str = NOTHING
) -> Response:
    """Send gzipped bytes, as they are to whoever unpacks them; the address says their content.

    No header says whose pages may show it in a frame: any may, also one that is opened from a disk,
    which ``frame-ancestors *`` would shut out. An answer holds no secret and heeds no cookie.

    Parameters
    ----------
    body : bytes
        Gzipped.
    policy : str
        What it may do, as Content-Security-Policy writes it.
    """
    headers = {
        "Cache-Control": IMMUTABLE,
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
    }
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type=media_type)
