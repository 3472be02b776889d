"""Addresses of this part."""

from django.urls import path

from appmint.site.front import health, views

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("theme", views.choose_theme, name="theme"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
