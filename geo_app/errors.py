"""Every error this package raises on purpose."""

from collections.abc import Iterable


class GeoAppError(Exception):
    """Base of all errors whose message is meant for a reader.

    Attributes
    ----------
    message : str
        In English, with slots: ``"{value}"``. A text of the interface under ``key`` says the same,
        so that it can be said in other languages.
    choices : tuple of str
        What would have been valid.
    slots : dict
        What stands in the slots.
    """

    def __init__(
        self, message: str = "", choices: Iterable[str] = (), *, key: str = "", **slots: object
    ) -> None:
        self.choices = tuple(choices)
        self.key, self.slots = key, slots
        super().__init__(message.format_map(slots) if slots else message)


class UnknownNameError(GeoAppError):
    """A name that the data does not have; ``kind`` says in words what was looked up."""

    def __init__(self, kind: str, name: str, choices: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        known = tuple(choices)
        super().__init__(
            "Unknown {kind} '{name}'. Choose one of: {known}.",
            known,
            key="error.unknown",
            kind=kind,
            name=name,
            known=", ".join(known),
        )


class BadDateError(GeoAppError):
    """A date that does not exist in the calendar or lies outside the data."""


class BadValueError(GeoAppError):
    """A number, a list or a text that is not of the form asked for."""


class ExportError(GeoAppError):
    """A file that could not be written."""


class DataError(GeoAppError):
    """Data that is missing, unreadable or inconsistent.

    Every problem is a sentence that begins with the file or record it is about.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class SourceFileError(GeoAppError):
    """A source file of the build could not be had, or has an unexpected hash."""
