"""Addresses of this part."""

from django.urls import URLPattern

app_name = "git"

urlpatterns: list[URLPattern] = []
