"""A view or a story as slides: a map and the words to it, large enough for the back of a room.

Titles, texts and maps stand in the fields of layouts, so that the outline holds the whole and
a change of a layout changes every slide.
"""

from collections.abc import Iterable
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from geo_app.data.contents import Catalog
from geo_app.exports.office.texts import (
    SWATCH,
    Step,
    joined,
    map_picture,
    sentences_of,
    step_caption,
    telling,
    written,
)
from geo_app.exports.options import SIZES, Options
from geo_app.exports.picture.picture import alternative_text
from geo_app.exports.picture.style import POINTS_PER_INCH, font, wrap
from geo_app.html.textures import party_fill
from geo_app.html.theme import PALETTES
from geo_app.model.sources import Source
from geo_app.model.stories import Passage
from geo_app.views.legend import legend_entries, telling_figure
from geo_app.views.summary import Summary, sentences, summarise
from geo_app.views.view import View
from geo_app.views.words import (
    dispute_title,
    first_sources,
    licences,
    made_with,
    notes,
    page_title,
    source_line,
)

PAGE, MAP = SIZES["slide"], SIZES["panel"]
MARGIN, TOP = 0.5, 1.2
WIDTH = PAGE.width - 2 * MARGIN
COLUMN, ROOM = WIDTH - 0.4 - MAP.width, PAGE.height - TOP - 0.3
BOX_INSET = 0.2
"""What a text box of PowerPoint keeps free at its two sides."""

TITLE_PT = (32, 30, 28, 26, 24, 22)
FIGURE_PT, BODY_PT, SOURCE_PT, LEAST_PT = 44, 20, 16, 14
LEADING, WIDER = 1.22, 1.1
"""Height of a line, and how much wider letters of another machine may be than those measured."""

TYPEFACE = "Arial"
"""On every machine, or as wide as what stands in for it there."""

SOURCES = 12
_COVER, _LIST, _PICTURE = 0, 1, 8
"""Places of the layouts 'Title Slide', 'Title and Content' and 'Picture with Caption'."""

Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def deck(catalog: Catalog, view: View, options: Options) -> bytes:
    """Return a view, or the story of the options, as a PPTX.

    Raises `UnknownNameError` if there is no such story.
    """
    made = _Deck(summarise(catalog, view), options)
    return written(made, made.show)


class _Deck:
    """A presentation in the language and the colours of a view."""

    def __init__(self, summary: Summary, options: Options) -> None:
        self.summary, self.options = summary, options
        self.palette = PALETTES[summary.view.theme]
        self.show = Presentation()
        self.show.slide_width, self.show.slide_height = Inches(PAGE.width), Inches(PAGE.height)
        self.dress()
        background = self.show.slide_master.background.fill
        background.solid()
        background.fore_color.rgb = _rgb(self.palette.paper)
        head, ink = (MARGIN, 0.35, WIDTH, 0.8), self.palette.ink
        side = (PAGE.width - MARGIN - MAP.width, TOP, MAP.width, MAP.height)
        self.arrange(_COVER, 0, (MARGIN, 1.3, WIDTH, 1.8), 44, ink)
        self.arrange(_COVER, 1, (MARGIN, 3.3, WIDTH, 3.4), 24, ink)
        self.arrange(_LIST, 0, head, TITLE_PT[0], ink)
        self.arrange(_LIST, 1, (MARGIN, TOP, WIDTH, ROOM), SOURCE_PT, ink)
        self.arrange(_PICTURE, 0, head, TITLE_PT[0], ink)
        self.arrange(_PICTURE, 1, side, BODY_PT, ink)
        self.arrange(_PICTURE, 2, (MARGIN, TOP, COLUMN, ROOM), BODY_PT, ink)

    def dress(self) -> None:
        """Give the theme its typeface, and links a colour that is read on the paper of the view."""
        theme = self.show.slide_master.part.part_related_by(RT.THEME)
        design = etree.fromstring(theme.blob)
        for letters in design.iter(qn("a:majorFont"), qn("a:minorFont")):
            letters.find(qn("a:latin")).set("typeface", TYPEFACE)
        for name in ("a:hlink", "a:folHlink"):
            for colour in design.iter(qn(name)):
                colour[0].set("val", self.palette.ink[1:])
        theme._blob = etree.tostring(design)  # noqa: SLF001 - no public name

    def arrange(self, layout: int, index: int, place: Place, size: int, colour: str) -> None:
        """Say where a field of a layout stands, and what its letters are like."""
        held: Any = self.show.slide_layouts[layout].placeholders.get(idx=index)
        held.left, held.top, held.width, held.height = map(Inches, place)
        body = held._element.txBody.find(qn("a:bodyPr"))  # noqa: SLF001 - no public name
        body.set("anchor", "t")
        body[:] = []
        styles = held._element.txBody.find(qn("a:lstStyle"))  # noqa: SLF001 - no public name
        level = parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l">'
            f'<a:spcAft><a:spcPts val="{size * 50}"/></a:spcAft><a:buNone/>'
            f'<a:defRPr sz="{size * 100}" b="{int(index == 0)}"><a:solidFill>'
            f'<a:srgbClr val="{colour[1:]}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
        styles[:] = [level]

    def add_view(self) -> None:
        """Show one view: its map, its figure and its sentences; then its sources."""
        summary = self.summary
        title, (figure, words) = page_title(summary), telling_figure(summary)
        self.show.core_properties.title = title
        texts = [" ".join([figure, words]), *sentences(summary), *notes(summary)]
        named = first_sources(summary)[:SOURCES]
        spoken = [*texts, self.sources_said(named)]
        self.add_map(title, texts, summary, dispute_title(summary), "\n\n".join(spoken))
        self.add_sources(named)

    def add_story(self, name: str) -> None:
        """Show a story, one step a slide; a long one takes as many slides as it needs."""
        story = telling(self.summary.catalog, self.summary.view, name)
        self.show.core_properties.title = story.title
        self.add_cover(story.title, [story.summary, story.author])
        for number, step in enumerate(story.steps, start=1):
            caption = step_caption(step, len(story.steps), number)
            spoken = [*step.texts, *sentences(step.shown), self.sources_said(step.sources)]
            self.add_map(
                step.heading, step.texts, step.shown, caption, "\n\n".join(filter(None, spoken)),
                step,
            )  # fmt: skip
        self.add_sources(story.sources)

    def add_cover(self, title: str, texts: list[str]) -> None:
        held = self.slide(_COVER, title).placeholders[1]
        link = self.link(self.summary)
        self.fill(held, [*texts, self.summary.say("export.link")] if link else texts)
        if link:
            held.text_frame.paragraphs[-1].runs[0].hyperlink.address = link

    def add_map(
        self, title: str, texts: Iterable[str], shown: Summary, caption: str, spoken: str,
        step: Step | None = None,
    ) -> None:  # fmt: skip
        """Add a map with the words to it, on more than one slide where they are long."""
        passage: Passage | None = step.passage if step else None
        content = map_picture(shown, passage)
        for page in self.pages(texts, COLUMN, BODY_PT):
            slide = self.slide(_PICTURE, title)
            content.seek(0)
            drawn = slide.placeholders[1].insert_picture(content)
            described = drawn._element.find(".//" + qn("p:cNvPr"))  # noqa: SLF001 - no public name
            described.set("descr", alternative_text(shown.catalog, shown.view))
            self.fill(slide.placeholders[2], page)
            self.add_legend(slide, shown, caption)
            slide.notes_slide.notes_text_frame.text = spoken

    def add_legend(self, slide: Any, shown: Summary, caption: str) -> None:
        """Write below the map what it shows, and what its colours and hatches mean."""
        muted, entries = self.palette.muted, legend_entries(shown)
        left, top = PAGE.width - MARGIN - MAP.width - BOX_INSET / 2, TOP + MAP.height + 0.03
        place = (left, top, MAP.width + BOX_INSET, PAGE.height - top - 0.1)
        frame = slide.shapes.add_textbox(*map(Inches, place)).text_frame
        frame.word_wrap = True
        self.write(frame.paragraphs[0], [(caption, muted)], self.link(shown))
        parties = [entry.value for entry in entries if entry.kind == "party" and entry.value]
        runs = []
        for party in dict.fromkeys(parties):
            colour = party_fill(shown.catalog.parties[party], self.palette)
            runs += [(f"{SWATCH} ", colour), (f"{shown.party_name(party)}    ", muted)]
        others = [entry.text for entry in entries if entry.kind in ("changed", "title")]
        self.write(frame.add_paragraph(), [*runs, (" · ".join(others), muted)])

    def add_sources(self, sources: Iterable[Source]) -> None:
        """List documents, each with a link to where it is read; then terms and maker."""
        summary = self.summary
        links = {source_line(summary, one): one.address for one in sources}
        lines = [*links, licences(summary), made_with(summary)]
        for page in self.pages(lines, WIDTH, SOURCE_PT, whole=True):
            slide = self.slide(_LIST, summary.say("export.tour.sources"))
            held = slide.placeholders[1]
            self.fill(held, page)
            for paragraph in held.text_frame.paragraphs:
                address = links.get(paragraph.text)
                if address:
                    paragraph.runs[0].hyperlink.address = address

    def sources_said(self, sources: Iterable[Source]) -> str:
        """Name documents in one sentence; nothing where there are none."""
        listed = "; ".join(source_line(self.summary, one) for one in sources)
        return self.summary.say("export.sources", sources=listed) if listed else ""

    def link(self, shown: Summary) -> str | None:
        """Return where the running app shows what a slide shows."""
        return self.options.link_to(shown.catalog, shown.view)

    def slide(self, layout: int, title: str) -> Any:
        """Add a slide with a title."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[layout])
        self.fill(slide.shapes.title, [title])
        if layout != _COVER:
            fitting = (one for one in TITLE_PT if self.lines(title, one, WIDTH) == 1)
            size = next(fitting, TITLE_PT[-1])
            slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        return slide

    def fill(self, held: Any, texts: Iterable[str]) -> None:
        """Write paragraphs into a field of the slide, which gives them size and colour."""
        frame = held.text_frame
        for index, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.text = text
            for run in paragraph.runs:
                self.speak(run)

    def write(
        self, paragraph: Any, parts: Iterable[tuple[str, str]], link: str | None = None
    ) -> None:
        """Write the small words below a map, each in its colour."""
        for text, colour in parts:
            run = paragraph.add_run()
            run.text, run.font.size, run.font.color.rgb = text, Pt(LEAST_PT), _rgb(colour)
            self.speak(run)
            if link:
                run.hyperlink.address = link

    def speak(self, run: Any) -> None:
        """Say in which language letters are read aloud and checked."""
        run.font._element.set("lang", self.summary.language.code)  # noqa: SLF001 - no public name

    def lines(self, text: str, size: float, width: float) -> int:
        """Count the lines of a text in a box; measured in the letters of the pictures."""
        room = (width - BOX_INSET) * POINTS_PER_INCH / WIDER
        return len(wrap(text, room, font("en", size, "bold")))

    def pages(
        self, texts: Iterable[str], width: float, size: float, *, whole: bool = False
    ) -> list[list[str]]:
        """Deal paragraphs out to as few slides as hold them, parted after sentences or whole.

        No slide has one sentence left over: each has about as much as the others.
        """
        parts = [[text] if whole else sentences_of(text) for text in texts]
        room = ROOM * POINTS_PER_INCH
        pages = self.dealt(parts, width, size, room)
        for share in (0.6, 0.7, 0.8, 0.9):
            even = self.dealt(parts, width, size, room * share)
            if len(even) == len(pages):
                return even
        return pages

    def dealt(
        self, texts: list[list[str]], width: float, size: float, room: float
    ) -> list[list[str]]:
        """Fill one slide after the other, each up to a height in points."""
        lang, pages = self.summary.language.code, [list[str]()]
        for text in texts:
            for place, part in enumerate(text):
                page = pages[-1]
                goes_on = place > 0 and bool(page)
                tried = [*page[:-1], joined([page[-1], part], lang)] if goes_on else [*page, part]
                if page and self.height(tried, width, size) > room:
                    pages.append([part])
                else:
                    pages[-1] = tried
        return pages

    def height(self, texts: list[str], width: float, size: float) -> float:
        """Return how high paragraphs stand, in points."""
        lines = sum(self.lines(text, size, width) for text in texts)
        return size * (lines * LEADING + 0.5 * len(texts))


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
