"""Zip-based office files, made the same at every export."""

import datetime
import io
import re
import zipfile

_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def same_every_time(content: bytes, day: datetime.date) -> bytes:
    """Rewrite a zip with fixed dates, inside and on its members."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, _STAMPS.sub(rb"\g<1>" + stamp + rb"\g<2>", source.read(name)))
    return result.getvalue()
