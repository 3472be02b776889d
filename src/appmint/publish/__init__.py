"""Handing over what was made: a git repository whose history tells the story, and a zip of it."""

from appmint.publish.archive import zip_app
from appmint.publish.errors import PublishError
from appmint.publish.git import Author, Commit, Revision, commit_app

__all__ = ["Author", "Commit", "PublishError", "Revision", "commit_app", "zip_app"]
