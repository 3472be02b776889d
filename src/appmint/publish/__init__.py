"""Handing over what was made: a git repository whose history tells the story, and a zip of it."""

from appmint.publish.archive import zip_app
from appmint.publish.errors import PublishError
from appmint.publish.git import Author, Commit, Revision, commit_app
from appmint.publish.merging import Merged, keep_made, last_made, mark_made, merge
from appmint.publish.repository import upload_pack

__all__ = [
    "Author",
    "Commit",
    "Merged",
    "PublishError",
    "Revision",
    "commit_app",
    "keep_made",
    "last_made",
    "mark_made",
    "merge",
    "upload_pack",
    "zip_app",
]
