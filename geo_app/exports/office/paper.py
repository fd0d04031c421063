"""A view or a story as a Word document: headings, maps, tables, sources; all of it to be edited."""

from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from geo_app.data.contents import Catalog
from geo_app.exports.office.texts import SWATCH, map_picture, step_caption, telling, written
from geo_app.exports.options import Options
from geo_app.exports.page.twin import figure_heads, figure_rows, unit_heads, unit_rows
from geo_app.exports.picture.picture import alternative_text
from geo_app.html.textures import party_fill
from geo_app.html.theme import PALETTES
from geo_app.model.sources import Source
from geo_app.model.stories import Passage
from geo_app.views.legend import Entry, legend_entries
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.view import View
from geo_app.views.words import (
    licences,
    made_with,
    notes,
    page_title,
    source_line,
    sources,
)

_PAGE_MM, _MARGIN_MM = (210, 297), 22
_BODY_PT, _SMALL_PT = 11, 9
_TYPEFACE = "Arial"


def paper(catalog: Catalog, view: View, options: Options) -> bytes:
    """Return a view, or the story of the options, as a DOCX.

    Raises `UnknownNameError` if there is no such story.
    """
    made = _Paper(summarise(catalog, view), options)
    return written(made, made.document)


class _Paper:
    """A document in the language and the colours of a view; always on white."""

    def __init__(self, summary: Summary, options: Options) -> None:
        self.summary, self.options = summary, options
        self.palette = PALETTES["grey" if summary.view.theme == "grey" else "light"]
        self.document = Document()
        [section] = self.document.sections
        section.page_width, section.page_height = map(Mm, _PAGE_MM)
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Mm(_MARGIN_MM))
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
            self.dress(self.document.styles[name])
        self.document.styles["Normal"].font.size = Pt(_BODY_PT)

    def dress(self, style: Any) -> None:
        """Give a style the typeface, the ink and the language of the document."""
        ink, letters = self.palette.ink, style.element.get_or_add_rPr()
        style.font.name, style.font.color.rgb = _TYPEFACE, RGBColor.from_string(ink[1:].upper())
        faces = letters.find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{theme}"), None)
        for old in letters.findall(qn("w:lang")):
            letters.remove(old)
        spoken = OxmlElement("w:lang")
        for kind in ("val", "eastAsia"):
            spoken.set(qn(f"w:{kind}"), self.summary.language.code)
        letters.append(spoken)

    def add_view(self) -> None:
        """Write one view: its map, who holds what, figures and sources."""
        summary, say = self.summary, self.summary.say
        self.head(page_title(summary), [*sentences(summary), *notes(summary)])
        self.add_map(summary, "")
        self.document.add_heading(say("map.twin.units"), 1)
        self.add_table(unit_heads(summary), unit_rows(summary))
        self.document.add_heading(say("map.twin.figures"), 1)
        self.add_table(figure_heads(summary), figure_rows(summary), numbers=True)
        self.add_sources(sources(summary))

    def add_story(self, name: str) -> None:
        """Write a story, each step with its map and what it rests on."""
        story = telling(self.summary.catalog, self.summary.view, name)
        self.head(story.title, [story.summary, story.author])
        for number, step in enumerate(story.steps, start=1):
            self.document.add_heading(step.heading, 1)
            self.add_map(step.shown, step_caption(step, len(story.steps), number), step.passage)
            for text in step.texts:
                self.document.add_paragraph(text)
            if step.sources:
                listed = "; ".join(source_line(self.summary, one) for one in step.sources)
                self.small(self.summary.say("export.sources", sources=listed))
        self.add_sources(story.sources)

    def head(self, title: str, texts: Iterable[str]) -> None:
        """Write the title, the first paragraphs and a link to the running app."""
        self.document.core_properties.title = title
        self.document.add_paragraph(title, style="Title")
        for text in texts:
            self.document.add_paragraph(text)
        link = self.options.link_to(self.summary.catalog, self.summary.view)
        if link:
            self.link(self.document.add_paragraph(), self.summary.say("export.link"), link)

    def add_map(self, shown: Summary, caption: str, passage: Passage | None = None) -> None:
        """Draw a map with its words for those who cannot see it, and its legend below."""
        place = self.document.add_paragraph()
        place.paragraph_format.keep_with_next = True
        drawn = place.add_run().add_picture(
            map_picture(shown, passage), width=Mm(_PAGE_MM[0] - 2 * _MARGIN_MM)
        )
        about = drawn._inline.docPr  # noqa: SLF001 - no public name
        about.set("descr", alternative_text(shown.catalog, shown.view))
        below = self.document.add_paragraph(style="Caption")
        parts: list[tuple[str, RGBColor | None]] = [(caption, None)] if caption else []
        parts += [(entry.text, self.colour(shown, entry)) for entry in legend_entries(shown)]
        for number, (text, colour) in enumerate(parts):
            if number:
                below.add_run(" \u00b7 ")
            if colour:
                below.add_run(f"{SWATCH} ").font.color.rgb = colour
            below.add_run(text)
        for run in below.runs:
            run.bold = False

    def colour(self, shown: Summary, entry: Entry) -> RGBColor | None:
        """Return the colour of the party that a row of the legend is about."""
        if entry.kind != "party" or entry.value is None:
            return None
        fill = party_fill(shown.catalog.parties[entry.value], self.palette)
        return RGBColor.from_string(fill[1:].upper())

    def add_table(self, heads: list[str], rows: list[list[str]], *, numbers: bool = False) -> None:
        """Write a table whose heads stand on every page; numbers, behind a name, to the right."""
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for _ in rows:
            table.add_row()
        for row, texts in zip(table.rows, [heads, *rows], strict=True):
            whole = row._tr.get_or_add_trPr()  # noqa: SLF001 - no public name
            whole.append(OxmlElement("w:cantSplit"))
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                [paragraph] = cell.paragraphs
                paragraph.paragraph_format.space_after = Pt(2)
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(_SMALL_PT), texts is heads
                if numbers and place and texts is not heads:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - no public name
        head.append(OxmlElement("w:tblHeader"))

    def add_sources(self, listed: Iterable[Source]) -> None:
        """List documents, each with a link to where it is read; then terms and maker."""
        self.document.add_heading(self.summary.say("map.twin.sources"), 1)
        for source in listed:
            paragraph = self.document.add_paragraph(style="List Bullet")
            line = source_line(self.summary, source)
            if source.address:
                self.link(paragraph, line, source.address)
            else:
                paragraph.add_run(line)
        self.small(licences(self.summary))
        self.small(made_with(self.summary))

    def small(self, text: str) -> None:
        """Write a paragraph in small letters."""
        self.document.add_paragraph().add_run(text).font.size = Pt(_SMALL_PT)

    def link(self, paragraph: Any, text: str, address: str) -> None:
        """Write words that lead somewhere; the library only reads them."""
        target = self.document.part.relate_to(address, RT.HYPERLINK, is_external=True)
        around = OxmlElement("w:hyperlink")
        around.set(qn("r:id"), target)
        run = paragraph.add_run(text)
        run.font.underline = True
        around.append(run._r)  # noqa: SLF001 - no public name
        paragraph._p.append(around)  # noqa: SLF001 - no public name
