"""Addresses of this part."""

from django.urls import path

from appmint.site.apps import views
from appmint.site.apps.views import certificates

app_name = "apps"

urlpatterns = [
    path("", views.apps, name="list"),
    path("verify", certificates.verify, name="verify"),
    path("keys", certificates.keys, name="keys"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/open", views.open_preview, name="open"),
    path("<slug:slug>/zip/<int:number>", views.download, name="zip"),
    path("<slug:slug>/evidence/<int:number>/<path:path>", views.evidence, name="evidence"),
    path("<slug:slug>/receipt", certificates.receipt, name="receipt"),
    path("<slug:slug>/certificate/<int:number>", certificates.certificate, name="certificate"),
    path(
        "<slug:slug>/certificate/<int:number>.json",
        certificates.certificate_file,
        name="certificate_file",
    ),
]
