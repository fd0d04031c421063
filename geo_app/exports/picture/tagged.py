"""A picture as a tagged PDF: what it says can be heard in order, in its language, with its links.

matplotlib draws; as each part of a page is drawn, it is marked with the name that the part has.
From these names pikepdf writes the structure, and what a reader asks of a document as a whole.
"""

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from matplotlib.backends import backend_mixed, backend_pdf
from matplotlib.figure import Figure
from pikepdf import Array, Dictionary, String
from pikepdf import Name as Key

from geo_app.exports.picture.style import POINTS_PER_INCH
from geo_app.views.summary import Summary
from geo_app.views.words import description, dispute_title, licences, made_with, page_title

TAGS: Mapping[str, str] = MappingProxyType(
    {
        "title": "H1",
        "map": "Figure",
        "caption": "P",
        "figure": "P",
        "legend": "P",
        "source": "P",
        "licence": "P",
        "made": "P",
    }
)
"""What a part of a page is, by the first word of its name, in the order in which parts are read."""

_UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"


def part_of(name: str | None) -> str | None:
    """Return the part of a page that a drawn piece belongs to: ``legend-2`` of ``legend-2_1``."""
    part = (name or "").partition("_")[0]
    return part if kind_of(part) in TAGS else None


def kind_of(part: str) -> str:
    """Return what a part is, without its number."""
    return part.partition("-")[0]


# Parts of matplotlib that have no types.
_pdf: Any = backend_pdf
_mixed: Any = backend_mixed


class _Renderer(backend_pdf.RendererPdf):
    """Draws, and marks what it draws; all that is no part of the page is decoration."""

    def __init__(self, file: Any, dpi: float, height: float, width: float) -> None:
        super().__init__(file, dpi, height, width)  # type: ignore[no-untyped-call]
        self.marked: list[str] = []
        """Part that each marked content belongs to."""
        self.linked: list[str] = []
        """Part that each link belongs to."""
        self._groups: list[str | None] = []
        self.begin("Artifact")

    def begin(self, tag: str, number: int | None = None) -> None:
        """Begin marked content, with its number where it is a part of the page."""
        if number is None:
            self.file.output(_pdf.Name(tag), _pdf.Verbatim(b"BMC"))
        else:
            self.file.output(_pdf.Name(tag), {"MCID": number}, _pdf.Verbatim(b"BDC"))

    def end(self) -> None:
        """End marked content."""
        self.file.output(_pdf.Verbatim(b"EMC"))

    def open_group(self, s: str, gid: str | None = None) -> None:  # noqa: ARG002 - as it is called
        part = None if any(self._groups) else part_of(gid)
        self._groups.append(part)
        if part:
            self.end()
            self.begin(TAGS[kind_of(part)], len(self.marked))
            self.marked.append(part)

    def close_group(self, s: str) -> None:  # noqa: ARG002 - as it is called
        if self._groups.pop():
            self.end()
            self.begin("Artifact")

    def draw_text(self, *args: Any, **more: Any) -> None:
        super().draw_text(*args, **more)  # type: ignore[no-untyped-call]
        links = self.file._annotations[-1][1]  # noqa: SLF001 - no public name
        self.linked += [self.marked[-1]] * (len(links) - len(self.linked))


def tagged_pdf(figure: Figure, summary: Summary, alternative: str) -> bytes:
    """Draw a page whose parts have names."""
    stream, figure.dpi = io.BytesIO(), POINTS_PER_INCH
    width, height = figure.get_size_inches()
    # No date of today: the same view gives the same bytes.
    file = _pdf.PdfFile(stream, metadata=dict.fromkeys(("Creator", "Producer", "CreationDate")))
    file.newPage(width, height)
    drawn = _Renderer(file, POINTS_PER_INCH, height, width)
    whole = _mixed.MixedModeRenderer(figure, width, height, POINTS_PER_INCH, drawn)
    figure.draw(whole)
    drawn.end()
    whole.finalize()
    file.finalize()
    file.close()
    stream.seek(0)
    with pikepdf.open(stream) as document:
        _mend_widths(document)
        _tag(document, drawn, alternative)
        _say_of_the_whole(document, summary)
        result = io.BytesIO()
        document.save(result, deterministic_id=True)
    return result.getvalue()


def _tag(document: pikepdf.Pdf, drawn: _Renderer, alternative: str) -> None:
    """Write the structure: a document, its parts in order, and links in those that have some."""
    page, new = document.pages[0], document.make_indirect
    root = new(Dictionary(Type=Key.StructTreeRoot))
    body = new(Dictionary(Type=Key.StructElem, S=Key.Document, P=root, K=Array()))
    order = list(TAGS)
    parts = {}
    for part in sorted(dict.fromkeys(drawn.marked), key=lambda one: order.index(kind_of(one))):
        tag = Key(f"/{TAGS[kind_of(part)]}")
        parts[part] = new(Dictionary(Type=Key.StructElem, S=tag, P=body, Pg=page.obj, K=Array()))
        body.K.append(parts[part])
        if tag == Key.Figure:
            parts[part].Alt = String(alternative)
            parts[part].A = Dictionary(O=Key.Layout, Placement=Key.Block, BBox=page.MediaBox)
    holders: dict[str, Any] = dict(parts)
    parents = Array([Array()])
    for annotation, part in zip(page.get("/Annots", ()), drawn.linked, strict=True):
        if holders[part] is parts[part]:
            holders[part] = new(
                Dictionary(Type=Key.StructElem, S=Key.Link, P=parts[part], Pg=page.obj, K=Array())
            )
            parts[part].K.append(holders[part])
        # The words of a link are heard before it.
        annotation.Contents = annotation.A.URI
        annotation.StructParent, annotation.F = len(parents), 4
        parents.append(holders[part])
        holders[part].K.append(Dictionary(Type=Key.OBJR, Obj=annotation, Pg=page.obj))
    for number, part in enumerate(drawn.marked):
        parents[0].append(holders[part])
        holders[part].K.insert(number_of(holders[part]), number)
    page.StructParents, page.Tabs = 0, Key.S
    numbers = [one for pair in enumerate(parents) for one in pair]
    root.K, root.ParentTreeNextKey = body, len(parents)
    root.ParentTree = new(Dictionary(Nums=Array(numbers)))
    document.Root.StructTreeRoot, document.Root.MarkInfo = root, Dictionary(Marked=True)


def number_of(holder: Any) -> int:
    """Count the marked contents that an element of the structure has already."""
    return sum(isinstance(kid, int) for kid in holder.K)


def _mend_widths(document: pikepdf.Pdf) -> None:
    """Write the widths of letters as the typefaces have them.

    matplotlib asks without a size; a letter that is made of others, as the percent sign is, then
    has the width of its first part, and what follows stands over it.
    """
    for face in document.pages[0].Resources.Font.values():
        [within] = face.DescendantFonts
        with TTFont(io.BytesIO(within.FontDescriptor.FontFile2.read_bytes())) as typeface:
            scale, names = 1000 / typeface["head"].unitsPerEm, typeface.getGlyphOrder()
            glyphs = within.CIDToGIDMap.read_bytes().decode("utf-16-be")
            for letter, widths in zip(within.W[::2], within.W[1::2], strict=True):
                for place, glyph in enumerate(glyphs[int(letter) : int(letter) + len(widths)]):
                    width, _ = typeface["hmtx"][names[ord(glyph)]]
                    widths[place] = round(width * scale)


def _say_of_the_whole(document: pikepdf.Pdf, summary: Summary) -> None:
    """Name title, language, maker and terms, where readers, printers and archives look for them."""
    document.Root.Lang = String(summary.language.code)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False) as about:
        about.register_xml_namespace(_UA_NAMESPACE, "pdfuaid")
        about["dc:title"] = page_title(summary)
        about["dc:creator"] = [dispute_title(summary)]
        about["dc:description"] = description(summary)
        about["dc:language"] = [summary.language.code]
        about["dc:rights"] = licences(summary)
        about["xmp:CreatorTool"] = made_with(summary)
        about[f"{{{_UA_NAMESPACE}}}part"] = "1"
