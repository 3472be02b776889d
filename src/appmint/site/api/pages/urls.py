"""Addresses of this part."""

from django.urls import path

from appmint.site.api.pages import views

app_name = "webhooks"

urlpatterns = [
    path("", views.webhooks, name="list"),
    path("<int:pk>/", views.webhook, name="detail"),
    path("<int:pk>/events", views.choose_events, name="events"),
    path("<int:pk>/test", views.send_test, name="test"),
    path("<int:pk>/switch", views.switch, name="switch"),
    path("<int:pk>/remove", views.remove, name="remove"),
]
