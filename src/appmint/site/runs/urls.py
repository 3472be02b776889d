"""Addresses of this part."""

from django.urls import path

from appmint.site.runs import views

app_name = "runs"

urlpatterns = [
    path("<str:workflow_id>/", views.detail, name="detail"),
    path("<str:workflow_id>/events", views.events, name="events"),
    path("<str:workflow_id>/files/<path:path>", views.file, name="file"),
]
