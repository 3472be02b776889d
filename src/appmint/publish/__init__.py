"""Handing over what was made: a git repository whose history tells the story, and a zip of it."""

from appmint.publish.archive import zip_app
from appmint.publish.errors import PublishError
from appmint.publish.git import Author, Commit, Revision, commit_app
from appmint.publish.repository import upload_pack

__all__ = ["Author", "Commit", "PublishError", "Revision", "commit_app", "upload_pack", "zip_app"]
