"""Control through time as a film of still pictures: one for each day on which it changed.

A GIF needs no more than Pillow; a video, which a presenter can stop, needs PyAV.
"""

import datetime
import io
from functools import partial
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from geo_app.data.contents import Catalog
from geo_app.engine.land.control import control_changes
from geo_app.exports.options import Options
from geo_app.exports.picture.picture import SETTINGS, Page, Part, draw, one_at_a_time
from geo_app.views.codec import make_view
from geo_app.views.summary import summarise
from geo_app.views.view import View
from geo_app.views.words import description, licences, made_with

WIDTH_PX = 1280
FIRST_MS, STEP_MS, LAST_MS = 2500, 2000, 6000
"""How long a picture stays; nothing flashes, and who reads the names has the time."""

_COLOURS = 128
_CODECS = {"mp4": ("libx264", {"crf": "18"}), "webm": ("libvpx-vp9", {"crf": "24", "b": "0"})}
_FRAMES_A_SECOND = 2
"""Of a video: programs that show slides stumble over one picture in two seconds."""


def film(catalog: Catalog, view: View, options: Options) -> bytes:
    """Return the days of a period on which control changed, as a GIF that plays once.

    Parameters
    ----------
    view : View
        Language, perspective, theme, layers and camera; its day and its proposal do not count.
    options : Options
        Absent days are those of the close-up; where the data has none, of the whole time axis.

    Returns
    -------
    bytes
        The same for the same view and versions. Its comment says in words what it shows at the
        end.
    """
    pictures = _pictures(catalog, view, options)
    # All have the colours of all: an island that does not change does not flicker.
    together = Image.fromarray(np.concatenate([np.asarray(one)[::4, ::4] for one in pictures]))
    palette = together.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
    flat = [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in pictures]
    stream = io.BytesIO()
    flat[0].save(
        stream,
        format="GIF",
        save_all=True,
        append_images=flat[1:],
        duration=_durations_ms(len(pictures)),
        comment=_words(catalog, view, options).encode("utf-8"),
    )
    return stream.getvalue()


def video(catalog: Catalog, view: View, kind: Literal["mp4", "webm"], options: Options) -> bytes:
    """Return the same pictures as a video without sound, in H.264 or VP9; see `film`."""
    import av

    codec, quality = _CODECS[kind]
    pictures = _pictures(catalog, view, options)
    stream = io.BytesIO()
    with av.open(stream, "w", format=kind, options={"fflags": "bitexact"}) as container:
        container.metadata["comment"] = _words(catalog, view, options)
        # One thread, so that the same pictures give the same bytes.
        track: Any = container.add_stream(codec, rate=_FRAMES_A_SECOND, options=quality)
        track.thread_count, track.pix_fmt = 1, "yuv420p"
        track.width, track.height = (side // 2 * 2 for side in pictures[0].size)
        for picture, time_ms in zip(pictures, _durations_ms(len(pictures)), strict=True):
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            for _ in range(time_ms * _FRAMES_A_SECOND // 1000):
                container.mux(track.encode(frame))
        container.mux(track.encode())
    return stream.getvalue()


def _days(catalog: Catalog, options: Options) -> list[datetime.date]:
    dispute = catalog.dispute
    first, last = options.days or dispute.close_up_days or (dispute.axis_start, dispute.as_of)
    return [first, *(day for day in control_changes(catalog) if first < day < last), last]


def _pictures(catalog: Catalog, view: View, options: Options) -> list[Image.Image]:
    days = _days(catalog, options)
    return [_picture(catalog, view, day, days) for day in days]


def _durations_ms(count: int) -> list[int]:
    return [FIRST_MS, *[STEP_MS] * (count - 2), LAST_MS]


def _words(catalog: Catalog, view: View, options: Options) -> str:
    """Say what the film shows at its end, and where it comes from."""
    end = summarise(catalog, _on(catalog, view, _days(catalog, options)[-1]))
    return " ".join([description(end), licences(end), made_with(end)])


def _on(catalog: Catalog, view: View, day: datetime.date) -> View:
    kept = view.model_dump(include={"lang", "perspective", "theme", "layers", "camera"})
    return make_view(catalog, date=day, **kept)


def _picture(
    catalog: Catalog, view: View, day: datetime.date, days: list[datetime.date]
) -> Image.Image:
    summary = summarise(catalog, _on(catalog, view, day))
    # Every picture has the same frame, wide enough for all that changes.
    options = Options(size="slide", bounds=catalog.dispute.whole.corners)
    with one_at_a_time, mpl.rc_context(SETTINGS):
        figure = draw(summary, options, partial(_axis, days=days))
        figure.dpi = WIDTH_PX / figure.get_figwidth()
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[:, :, :3]
    return Image.fromarray(np.ascontiguousarray(pixels))


def _axis(page: Page, days: list[datetime.date]) -> float:
    """Draw how far time has come, between the first and the last day; return the top of it."""
    summary, muted, ink = page.summary, page.palette.muted, page.palette.ink
    left, right, size = page.margin, page.width - page.margin, page.text_pt
    words = f"{made_with(summary)} {licences(summary)}"
    top = page.margin * 0.6 + page.height_of(words, right - left, 0.7)
    page.write(Part("made", words), left, top, right - left, scale=0.7, colour=muted)
    y, span = top + size * 2.2, (days[-1] - days[0]).days
    at = [left + (right - left) * (day - days[0]).days / span for day in days]
    now = at[days.index(summary.view.date)]
    page.axes.plot([left, right], [y, y], color=muted, linewidth=1)
    page.axes.plot([left, now], [y, y], color=ink, linewidth=4, solid_capstyle="butt")
    page.axes.plot(at, [y] * len(at), "|", color=ink, markersize=size * 0.7)
    page.axes.plot([now], [y], "o", color=ink, markersize=size * 0.8)
    for day, x, side in ((days[0], left, "left"), (days[-1], right, "right")):
        page.label(summary.language.date(day), (x, y - size * 0.7), size * 0.9, ha=side, va="top",
                   color=muted)  # fmt: skip
    return y + size * 2.6
