"""Recordings, films and pictures: what kind of file a thing has, and what of it plays."""

import re

from appmint.reader.drafting.draft import Draft
from appmint.reader.knowledge.seeds import field
from appmint.reader.words.nouns import name_of, singular
from appmint.spec.entities import Entity, FieldType
from appmint.spec.features import Detail

SOUNDS = frozenset(
    """song track ringtone podcast audio sound music recording audiobook melody tune beat
    soundtrack jingle""".split()
)
"""What people listen to."""
FILMS = frozenset(
    """video film movie clip trailer vlog documentary cartoon anime drama footage""".split()
)
"""What people watch."""
_PICTURES = frozenset(
    """wallpaper photo picture image photograph illustration poster graphic icon logo drawing
    painting artwork screenshot""".split()
)
_PLAYING = re.compile(
    r"\b(?:watch\w*|play(?:s|ed|back|ing)?|listen\w*|stream\w*|videos?|audio)\b", re.I
)


def _kind(made: Entity) -> str:
    """The ending of the files of such records."""
    noun = singular(made.label.lower().split()[-1])
    if noun in SOUNDS:
        return "wav"
    if noun in FILMS:
        return "mp4"
    return "png" if noun in _PICTURES else "pdf"


def file_names(made: Entity) -> list[str]:
    """A name of a file for each seed row, after what the row is called."""
    ending = _kind(made)
    return [
        f"{name_of(str(row.get(made.display) or made.label)).replace('_', '-')}.{ending}"
        for row in made.seed
    ] or [f"file.{ending}"]


def add_media(draft: Draft) -> None:
    """What people watch or listen to can be played on its page."""
    if _PLAYING.search(draft.text) is None:
        return
    for detail in draft.of_kind(Detail):
        made = draft.entities[detail.entity]
        ending = _kind(made)
        files = made.first(FieldType.FILE)
        if ending not in {"wav", "mp4"} or files is not None:
            continue
        name, label = ("recording", "Recording") if ending == "wav" else ("video", "Video")
        draft.add_field(made.name, field(name, "file", label, required=False), file_names(made))
