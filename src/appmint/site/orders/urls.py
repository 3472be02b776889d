"""Addresses of this part."""

from django.urls import path

from appmint.site.orders.views import generator, orders, requirements, revision, steps

app_name = "orders"

urlpatterns = [
    path("", orders.overview, name="list"),
    path("new", steps.new, name="new"),
    path("generator", generator.generator, name="generator"),
    path("generator/understood", generator.understood, name="generator_understood"),
    path("<str:number>/", orders.detail, name="detail"),
    path("<str:number>/resume", steps.resume, name="resume"),
    path("<str:number>/steps/<str:step>", steps.step, name="step"),
    path("<str:number>/steps/<str:step>/save", steps.save, name="save"),
    path("<str:number>/understood", requirements.understood, name="understood"),
    path("<str:number>/read-closely", requirements.read_closely, name="read_closely"),
    path("<str:number>/corrections", requirements.correct, name="correct"),
    path("<str:number>/files", requirements.upload, name="upload"),
    path("<str:number>/files/<int:pk>", requirements.file, name="file"),
    path("<str:number>/files/<int:pk>/remove", requirements.remove_file, name="remove_file"),
    path("<str:number>/cancel", orders.cancel, name="cancel"),
    path("<str:number>/keep", orders.keep, name="keep"),
    path("<str:number>/revise", revision.revise, name="revise"),
    path("<str:number>/rate", orders.rate, name="rate"),
]
