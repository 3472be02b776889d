"""Addresses of this part."""

from django.urls import path, re_path

from appmint.site.apps import git_views

app_name = "git"

urlpatterns = [
    path("<slug:slug>.git/info/refs", git_views.refs, name="refs"),
    path("<slug:slug>.git/git-upload-pack", git_views.upload_pack, name="upload_pack"),
    path("<slug:slug>.git/git-receive-pack", git_views.receive_pack, name="receive_pack"),
    # Nothing else of a repository is served: the files of one are no pages.
    re_path(r"^.*$", git_views.nothing, name="nothing"),
]
