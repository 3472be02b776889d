"""Addresses of this part."""

from django.urls import URLPattern

app_name = "api"

urlpatterns: list[URLPattern] = []
