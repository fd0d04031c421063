"""Open each form with an independent program and print a line for each.

``python -m tests.clients [--install] [--keep DIR]`` installs what is missing from Debian and npm,
writes one view in every form and all data in every form, and lets other people's programs read
them. The exit status is 1 if one of them could not.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from geo_app.data.catalog import catalog
from geo_app.exports.options import Options
from geo_app.exports.writers import FORMATS, export_data, save
from geo_app.views.codec import make_view
from tests.programs import NODE_MODULES, install

HERE = Path(__file__).parent
DEBIAN = {
    "ogrinfo": "gdal-bin",
    "soffice": "libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui",
    "rapper": "raptor2-utils",
    "xmllint": "libxml2-utils",
    "bib2xml": "bibutils",
    "qpdf": "qpdf",
    "/usr/lib/python3/dist-packages/qgis": "python3-qgis qgis-providers",
}
"""What tells that a package is there, and the package."""
NODE = (
    "@citation-js/core", "@citation-js/plugin-bibtex", "@placemarkio/check-geojson", "hyparquet",
    "jsonld", "structured-data-testing-tool", "topojson-client",
)  # fmt: skip
BASE_URL = "https://example.org/maps"
VIEW = {"layers": ["contested", "lines", "names", "zones"], "date": "2026-11-22"}
SCENARIO = "equal_area_2006"
VIEW_FORMS = tuple(name for name, form in FORMATS.items() if form.queue != "films")
"""All but films, which take a minute."""
DATA_FILES = {
    "data.gpkg": "gpkg", "words.ttl": "skos", "words.rdf": "skos", "words.jsonld": "skos",
    "places.json": "linked-places", "claims.jsonld": "claim-review",
}  # fmt: skip
_HARMLESS = re.compile(
    r".*(This version of GeoPackage.*may only be partially supported|XDG_RUNTIME_DIR|javaldx).*\n?"
)
"""What says nothing of a file: GDAL before 3.7 of the present standard, others of a home."""


class ClientError(Exception):
    """What a program had to say against a file."""


def run(*command: str | Path, timeout_s: int = 300) -> str:
    """Run a program; what it says, or an error if it fails or warns."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NODE_PATH": str(NODE_MODULES)}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False,
        timeout=timeout_s, env=environment,
    )  # fmt: skip
    said = _HARMLESS.sub("", done.stdout + done.stderr).strip()
    complaint = re.search(r"(?im)^(warning|error)\b.*", said)
    if done.returncode or complaint:
        told = complaint[0] if complaint else " ".join(said.split()[-40:])
        raise ClientError(f"{told} (status {done.returncode})")
    return said


def node(script: str, *files: Path) -> str:
    """Run a script of the folder with node."""
    return run("node", HERE / script, *files)


def write(folder: Path) -> None:
    """Write the view and all data."""
    data = catalog()
    view = make_view(data, SCENARIO, **VIEW)
    options = Options(address=BASE_URL)
    for form in VIEW_FORMS:
        save(data, view, folder / f"view.{'txt' if form == 'cite' else form}", form, options)
    for name, form in DATA_FILES.items():
        export_data(data, form, folder / name, BASE_URL)
    cited = (folder / "view.txt").read_text("utf-8")
    (folder / "view.bib").write_text(cited[cited.index("@") : cited.rindex("}") + 1], "utf-8")
    (folder / "view.ris").write_text(cited[cited.index("TY  -") :], "utf-8")


def _layers(path: Path) -> str:
    counts = re.findall(r"Feature Count: (\d+)", run("ogrinfo", "-so", "-al", path))
    if not counts:
        raise ClientError("no layer")
    return f"{len(counts)} layers, {sum(map(int, counts)):,} rows"


def _drawn(folder: Path) -> str:
    picture = folder / "qgis.png"
    script = HERE / "qgis_map.py"
    said = run("/usr/bin/python3", script, folder / "view.gpkg", picture)
    styled = re.findall(r"(\w+): \d+ features, categorizedSymbol", said)
    return f"drawn with the styles of {', '.join(styled)} and others, {picture.stat().st_size:,} B"


def _office(path: Path, form: str) -> str:
    folder = path.parent / "office"
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
        "--convert-to", form, "--outdir", folder, path)  # fmt: skip
    made = folder / f"{path.stem}.{form.partition(':')[0]}"
    if not made.is_file():
        raise ClientError("not opened")
    return f"opened and written as {made.suffix[1:]}, {made.stat().st_size:,} B"


def _styles(folder: Path) -> str:
    """Let xmllint read every style."""
    query = "SELECT styleQML, styleSLD FROM layer_styles"
    rows = run("ogrinfo", "-q", folder / "view.gpkg", "-sql", query)
    texts = re.findall(r"style(?:QML|SLD) \(String\) = (.*)", rows)
    for text in texts:
        path = folder / "style.xml"
        path.write_text(text, "utf-8")
        run("xmllint", "--noout", "--nonet", path)
    return f"{len(texts)} well-formed"


def checks(folder: Path) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Yield program, file, and what lets the one read the other."""
    for name in ("view.geojson", "view.gpkg", "view.kml", "view.topojson", "data.gpkg"):
        yield "GDAL ogrinfo", name, partial(_layers, folder / name)
    yield (
        "check-geojson (RFC 7946)",
        "view.geojson",
        lambda: node("check_geojson.mjs", folder / "view.geojson"),
    )
    yield (
        "topojson-client",
        "view.topojson",
        lambda: node("read_topojson.mjs", folder / "view.topojson"),
    )
    yield "hyparquet", "view.parquet", lambda: node("read_parquet.mjs", folder / "view.parquet")
    yield "QGIS", "view.gpkg", lambda: _drawn(folder)
    yield "xmllint", "styles in view.gpkg", lambda: _styles(folder)
    yield "LibreOffice Calc", "view.xlsx", lambda: _office(folder / "view.xlsx", "ods")
    yield "LibreOffice Calc", "view.csv", lambda: _office(folder / "view.csv", "ods")
    yield "LibreOffice Writer", "view.docx", lambda: _office(folder / "view.docx", "odt")
    yield "LibreOffice Impress", "view.pptx", lambda: _office(folder / "view.pptx", "pdf")
    for name, form in (("words.ttl", "turtle"), ("words.rdf", "rdfxml")):
        yield "raptor rapper", name, partial(_triples, folder / name, form)
    yield "jsonld.js", "words.jsonld", lambda: node("read_jsonld.mjs", folder / "words.jsonld")
    yield "check-geojson", "places.json", lambda: node("check_geojson.mjs", folder / "places.json")
    yield (
        "structured-data-testing-tool",
        "claims.jsonld",
        lambda: node("check_reviews.mjs", folder / "claims.jsonld"),
    )
    yield "citation.js", "view.bib", lambda: node("read_bibtex.mjs", folder / "view.bib")
    for name, program in (("view.bib", "bib2xml"), ("view.ris", "ris2xml")):
        yield (
            f"bibutils {program}",
            name,
            partial(_title, program, folder / name),
        )
    yield "qpdf", "view.pdf", lambda: run("qpdf", "--check", folder / "view.pdf").splitlines()[1]


def _triples(path: Path, form: str) -> str:
    return run("rapper", "-c", "-i", form, path).splitlines()[-1].removeprefix("rapper: ")


def _title(program: str, path: Path) -> str:
    found = re.search(r"<title>([^<]+)", run(program, path))
    if not found:
        raise ClientError("no title")
    return f"title “{found[1]}”"


def main() -> int:
    """Install, write, open; print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.clients", description=__doc__)
    parser.add_argument("--install", action="store_true", help="first install what is missing")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the files there")
    call = parser.parse_args()
    if call.install:
        install(DEBIAN, NODE)
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        folder = (call.keep or Path(made)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        write(folder)
        for program, name, opens in checks(folder):
            try:
                said, mark = opens(), "ok  "
            except (ClientError, OSError, subprocess.TimeoutExpired) as error:
                said, mark, failed = str(error), "FAIL", failed + 1
            print(f"{mark} {program:30} {name:20} {said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
