"""Requirement text -> AppSpec by rules and a lexicon: `read(text)`; deterministic and offline."""

from appmint.reader.errors import NotAnApp, ReaderError, TextEmpty, TextTooLong
from appmint.reader.reading import MOST_CHARACTERS, read

__all__ = ["MOST_CHARACTERS", "NotAnApp", "ReaderError", "TextEmpty", "TextTooLong", "read"]
