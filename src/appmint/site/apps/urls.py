"""Addresses of this part."""

from django.urls import URLPattern

app_name = "apps"

urlpatterns: list[URLPattern] = []
