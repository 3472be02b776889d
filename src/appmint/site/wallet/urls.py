"""Addresses of this part."""

from django.urls import path

from appmint.site.wallet import views

app_name = "wallet"

urlpatterns = [
    path("", views.show_statement, name="statement"),
    path("statement.csv", views.download_statement, name="download"),
    path("top-up", views.top_up, name="top_up"),
    path("top-up/price", views.price, name="price"),
    path("top-up/<uuid:pk>", views.top_up_done, name="top_up_done"),
    path("top-up/<uuid:pk>/pay", views.pay, name="pay"),
    path("top-up/<uuid:pk>/drop", views.drop, name="drop"),
    path("practice/<uuid:pk>", views.mock_pay, name="mock_pay"),
    path("stripe", views.stripe_hook, name="stripe_hook"),
]
