"""What a web process has at hand before it takes its first request."""

import gc
from pathlib import Path

from django.template import engines
from django.template.utils import get_app_template_dirs
from django.urls import reverse

from appmint.reader import read

_SENTENCE = "Members of a club browse events, search them by title and add an event."


def warm_up() -> None:
    """Brings in every page's code, its templates and the reader's lexicon: seconds, done once.

    Otherwise the first visitors of each process would wait for them.
    """
    # The first address that is looked up brings in the views of all.
    reverse("front:home")
    for name in _templates():
        engines["django"].get_template(name)
    read(_SENTENCE)
    # What is there now stays: looking for garbage in it again and again would hold pages up.
    gc.collect()
    gc.freeze()


def _templates() -> set[str]:
    """Of the site's own ones, by the names they are asked for."""
    site = Path(__file__).parent
    return {
        str(file.relative_to(folder))
        for folder in map(Path, get_app_template_dirs("templates"))
        if folder.is_relative_to(site)
        for file in folder.rglob("*.html")
    }
