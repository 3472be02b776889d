"""Addresses of this part."""

from django.urls import path

from appmint.site.engine import views

app_name = "engine"

urlpatterns = [
    path("", views.model, name="model"),
    path("check", views.check, name="check"),
]
