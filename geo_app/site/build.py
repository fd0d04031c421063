"""Writes the site: in parallel, the same bytes for the same data, and only what has changed."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from tqdm import tqdm

from geo_app.atomic import write_bytes
from geo_app.data.catalog import loaded_catalog
from geo_app.data.contents import BASE_LANGUAGE, Catalog
from geo_app.engine.land.control import parse_day
from geo_app.errors import ExportError
from geo_app.exports.options import Options
from geo_app.exports.records.claim_review import claim_reviews
from geo_app.html.elements import el
from geo_app.html.page import about, picture_sources, policy_of
from geo_app.map_document.document import map_parts
from geo_app.model.stories import Passage, Story
from geo_app.reading.search import index_script
from geo_app.site import common, layout
from geo_app.site.layout import Site
from geo_app.site.pages import (
    MAP_FILE,
    Name,
    content_of,
    names,
    reader_of,
)
from geo_app.site.pictures import Still, changing_days, stills_of
from geo_app.site.still import still
from geo_app.views.codec import default_view, make_view, proposal_view
from geo_app.views.summary import summarise

LIST_FILE = ".geo_app-site.json"
"""What the site consists of, so that the next build knows what is no longer part of it."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Date of every file in the archive: the same data gives the same bytes."""

_TOGETHER = 24
"""Jobs that a process takes at a time."""

_GZIP, _PICTURE = ".gz", ".png"
"""Ending of a packed copy; pictures are packed already."""

Files = dict[str, bytes]


class Job(NamedTuple):
    """What one call writes: a page in a language, or the picture of a day or a scenario."""

    kind: str
    lang: str
    name: Name


class Built(NamedTuple):
    """What a build has done.

    ``written``: how many of them were not there before, or differed.
    """

    files: tuple[Path, ...]
    written: int


def jobs_of(catalog: Catalog) -> list[Job]:
    """List the work: one a page and language, those of a language together."""
    listed = list(names(catalog))
    pages = [Job("page", lang, name) for lang in catalog.languages for name in listed]
    first = catalog.dispute.languages[0]
    maps = [Job("map", lang, Name("map")) for lang in catalog.languages]
    shown = [Name("day", str(day)) for day in changing_days(catalog)]
    shown += [Name("proposal", one) for one in catalog.scenarios]
    return [*(Job("preview", first, name) for name in shown), *maps, *pages]


def build_site(
    catalog: Catalog, folder: Path, *, jobs: int, address: str = "", gzipped: bool = False
) -> Built:
    """Write the site.

    Parameters
    ----------
    folder : Path
        Is made if need be. A file that has not changed is not written again; what an earlier
        build wrote and this one does not is taken away.
    address : str
        Where the site will stand, ``https://example.org/maps``. Without it the site works just as
        well, but has no sitemap, and no preview when a link to it is sent to somebody.
    gzipped : bool
        Whether a packed copy stands beside each text, for servers that send it as it is.

    Raises `ExportError` if something could not be written.
    """
    site = Site(address.rstrip("/"))
    # Readers of previews need a whole address: without one nothing leads to the pictures.
    listed = [job for job in jobs_of(catalog) if site.address or job.kind != "preview"]
    for part in (*catalog.languages, *(f"{lang}/{layout.STILLS}" for lang in catalog.languages)):
        _make(folder / part)
    if site.address:
        _make(folder / layout.PREVIEWS)
    save = partial(_save, folder, gzipped=gzipped)
    work = partial(_work, catalog.root, save, site)
    done, written = set[str](), set[str]()
    results = tqdm(_each(work, listed, jobs), total=len(listed), unit="page")
    for result in chain(results, [save(_common_files(catalog, site))]):
        done |= set(result)
        written |= {name for name, is_new in result.items() if is_new}
    _take_away(folder, done)
    _save(folder, {LIST_FILE: json.dumps(sorted(done), indent=0).encode()}, gzipped=False)
    files = tuple(folder / name for name in sorted({*done, LIST_FILE}))
    return Built(files, len(written))


def _each(
    work: Callable[[Job], dict[str, bool]], listed: list[Job], jobs: int
) -> Iterator[dict[str, bool]]:
    if jobs == 1:
        yield from map(work, listed)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, listed, chunksize=_TOGETHER)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be made: {error.strerror}.") from error


def _work(
    root: Path, save: Callable[[Files], dict[str, bool]], site: Site, job: Job
) -> dict[str, bool]:
    return save(_MAKERS[job.kind](loaded_catalog(root), site, job))


def _page(catalog: Catalog, site: Site, job: Job) -> Files:
    content = content_of(catalog, job.lang, job.name)
    pictures = stills_of(catalog, content, job.name)
    whole = layout.page(catalog, site, job.lang, job.name, content, pictures)
    files = {f"{job.lang}/{job.name.file}.html": whole.encode()}
    for picture in pictures:
        files[f"{job.lang}/{layout.STILLS}/{picture.file}.svg"] = _drawn(catalog, picture)
    return files


@lru_cache(maxsize=64)
def _drawn(catalog: Catalog, picture: Still) -> bytes:
    return still(summarise(catalog, picture.view), picture.bounds).encode()


def _map(catalog: Catalog, _site: Site, job: Job) -> Files:
    """Return the map document, with the way to the pages where no page is around it."""
    language = catalog.language(job.lang)
    parts = map_parts(catalog, language)
    back = el("a", language.interface("site.back"), href="explore.html", target="_top")
    unseen = el("noscript", el("p", language.interface("export.noscript")))
    tiles = (base.url for base in catalog.dispute.base_maps)
    whole = parts.page(
        around=el("footer", unseen, el("p", back), class_="file-foot way-back"),
        policy=policy_of([parts.style], parts.scripts, picture_sources(tiles)),
        head=about(language.content("dispute.subtitle", catalog.dispute.subtitle)),
    )
    return {f"{job.lang}/{MAP_FILE}": whole.encode()}


def _preview(catalog: Catalog, _site: Site, job: Job) -> Files:
    """Return the picture of a day or a scenario without names, which serves every language."""
    from geo_app.exports.picture.picture import picture

    layers = [one for one in default_view(catalog).layers if one != "names"]
    view = make_view(catalog, look="time", layers=layers)
    if job.name.kind == "day":
        view = view.having(date=parse_day(catalog.dispute, job.name.record))
    else:
        view = proposal_view(catalog, view, job.name.record)
    content = picture(catalog, view, "png", Options(size="preview", map_only=True))
    return {f"{layout.PREVIEWS}/{job.name.file}.png": content}


_MAKERS: dict[str, Callable[[Catalog, Site, Job], Files]] = {
    "page": _page,
    "map": _map,
    "preview": _preview,
}


def _common_files(catalog: Catalog, site: Site) -> Files:
    listed = list(names(catalog))
    script = (layout.FOLDER / "bundle" / layout.SCRIPT_FILE).read_text("utf-8")
    texts = {
        layout.STYLE_FILE: layout.style(catalog),
        layout.SCRIPT_FILE: script,
        layout.ICON_FILE: str(common.icon(catalog)),
        layout.FEED_FILE: common.feed(catalog, site),
        "robots.txt": common.robots(site),
        "index.html": str(common.start_page(catalog, site)),
        "404.html": str(common.missing_page(catalog, site)),
    }
    if site.address:
        texts["sitemap.xml"] = common.sitemap(catalog, site, listed)
    for lang in catalog.languages:
        reader = reader_of(catalog, lang, "explore")
        texts[f"{lang}/{layout.INDEX_FILE}"] = index_script(reader)
    for story in catalog.stories.values():
        if not any(passage.claims for passage in story.passages):
            continue
        claims = claim_reviews(catalog, story, place_of=partial(_place, catalog, site))
        text = json.dumps(claims, ensure_ascii=False, indent=1, sort_keys=True)
        texts[f"claims-{story.id}.jsonld"] = f"{text}\n"
    return {name: text.encode("utf-8") for name, text in texts.items()}


def _place(catalog: Catalog, site: Site, story: Story, passage: Passage) -> str:
    """Return where a passage is read, in the language in which claims are reviewed."""
    lang = BASE_LANGUAGE if BASE_LANGUAGE in catalog.languages else catalog.dispute.languages[0]
    place = f"{lang}/story-{story.id}.html#passage-{passage.id}"
    return site.whole(place) if site.address else place


def _save(folder: Path, files: Files, *, gzipped: bool) -> dict[str, bool]:
    """Write what differs; return each name, and whether it was written."""
    written = {}
    packed = {
        f"{name}{_GZIP}": gzip.compress(content, 9, mtime=0)
        for name, content in files.items()
        if gzipped and not name.endswith(_PICTURE)
    }
    for name, content in (files | packed).items():
        path = folder / name
        written[name] = not path.is_file() or path.read_bytes() != content
        if written[name]:
            write_bytes(path, content)
    return written


def _take_away(folder: Path, kept: set[str]) -> None:
    """Remove what an earlier build wrote and this one did not, and nothing outside the folder."""
    whole = folder.resolve()
    for name in set(_listed(folder / LIST_FILE)) - kept:
        path = whole / name
        if path.resolve().is_relative_to(whole) and path.is_file():
            path.unlink()


def _listed(path: Path) -> list[str]:
    """Return the names in the list of an earlier build; none where it is something else."""
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return []
    is_list = isinstance(said, list) and all(isinstance(name, str) for name in said)
    return said if is_list else []


def zip_site(built: Built, folder: Path) -> Path:
    """Pack the site into a file beside its folder, to be unpacked and opened by ``index.html``."""
    whole = folder.resolve()
    path = whole.with_name(f"{whole.name}.zip")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in built.files:
            if file.suffix == _GZIP:
                continue
            name = f"{whole.name}/{file.relative_to(folder).as_posix()}"
            archive.writestr(
                zipfile.ZipInfo(name, _EARLIEST), file.read_bytes(), zipfile.ZIP_DEFLATED
            )
    write_bytes(path, stream.getvalue())
    return path
