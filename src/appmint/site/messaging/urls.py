"""Addresses of this part."""

from django.urls import path

from appmint.site.messaging import views

app_name = "messaging"

urlpatterns = [
    path("messages/", views.overview, name="threads"),
    path("messages/<str:number>/", views.thread, name="thread"),
    path("messages/<str:number>/read", views.read, name="read"),
    path("messages/<str:number>/events", views.events, name="events"),
    path("notifications/", views.notifications, name="notifications"),
    path("notifications/read", views.read_notifications, name="read_notifications"),
    path("notifications/<int:pk>/", views.notification, name="notification"),
]
