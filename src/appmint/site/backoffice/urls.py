"""Addresses of this part."""

from django.urls import path

from appmint.site.backoffice.views import customers, orders, overview

app_name = "backoffice"

urlpatterns = [
    path("", overview.home, name="home"),
    path("queue/", overview.show_queue, name="queue"),
    path("queue/pause", overview.pause, name="pause"),
    path("queue/resume", overview.resume, name="resume"),
    path("figures/", overview.show_figures, name="figures"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<str:number>/", orders.order, name="order"),
    path("orders/<str:number>/comment", orders.comment, name="comment"),
    path("orders/<str:number>/decide/<str:name>", orders.decision, name="decide"),
    path("customers/", customers.customers, name="customers"),
    path("customers/<int:pk>/", customers.customer, name="customer"),
    path("customers/<int:pk>/top-up", customers.top_up, name="top_up"),
]
