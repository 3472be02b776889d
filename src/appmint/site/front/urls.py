"""Addresses of this part."""

from django.urls import path

from appmint.site.front import health, views

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("theme", views.choose_theme, name="theme"),
    path("robots.txt", views.robots, name="robots"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
