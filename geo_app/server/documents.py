"""Map documents of the present data, and how anything that is kept packed is sent."""

import gzip
import threading
from functools import cache, lru_cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from geo_app.data.catalog import Catalog
from geo_app.html.elements import Html, join, raw
from geo_app.html.page import about
from geo_app.map_document.document import map_parts

IMMUTABLE = "public, max-age=31536000, immutable"
NOTHING = "default-src 'none'"
"""What plain data may do."""

FRONTEND = Path(str(distribution("streamlit").locate_file("streamlit/static/static")))
FRONTEND_ADDRESS = "/static/"
_FACES = {
    "Source Sans": "SourceSansVF-Upright*.woff2",
    "Source Serif": "SourceSerifVariable-Roman*.woff2",
}

_one_at_a_time = threading.Lock()


@lru_cache(maxsize=16)
def document(catalog: Catalog, language: str, *, in_page: bool = False) -> bytes:
    """Return the map document of a language, gzipped; it is made once.

    ``in_page``: whether it is for the pages of the app: it then uses the typefaces that these load
    anyhow. Elsewhere they would weigh more than the map.
    """
    spoken = catalog.language(language)
    parts = map_parts(catalog, spoken)
    head = about(spoken.content("dispute.subtitle", catalog.dispute.subtitle))
    with _one_at_a_time:
        page = parts.page(head=join([head, _typefaces() if in_page else None], "\n"))
        return gzip.compress(page.encode(), 9, mtime=0)


@cache
def _typefaces() -> Html:
    """Return the style that names the typefaces of Streamlit's pages."""
    return raw("style", "".join(_face(name, file) for name, file in _FACES.items()))


def _face(name: str, file: str) -> str:
    # No italic: it would be loaded for the seas alone, and browsers slant the upright one.
    path = next(FRONTEND.glob(f"media/{file}"), None)
    if path is None:
        return ""
    address = f"{FRONTEND_ADDRESS}media/{path.name}"
    return (
        f'@font-face{{font-family:"{name}";font-weight:200 900;font-display:swap;'
        f'src:url("{address}") format("woff2")}}'
    )


def packed_response(
    request: Request, body: bytes, media_type: str, policy: str = NOTHING
) -> Response:
    """Send gzipped bytes, as they are to whoever unpacks them; the address says their content.

    No header says whose pages may show it in a frame: any may, also one that is opened from a disk,
    which ``frame-ancestors *`` would shut out. An answer holds no secret and heeds no cookie.

    ``policy``: what it may do, as Content-Security-Policy writes it.
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
