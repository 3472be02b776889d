"""Addresses of this part."""

from django.urls import path

from appmint.site.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.profile, name="profile"),
    path("start", views.start, name="start"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke", views.revoke_token, name="revoke_token"),
    path("demo", views.sign_in_demo, name="demo"),
]
