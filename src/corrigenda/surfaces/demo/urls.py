"""Addresses of the demo newsroom, under `/demo/`."""

from django.urls import path

from corrigenda.surfaces.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.front, name="front"),
    path("cms/hook", views.hook, name="hook"),
    path("<slug:slug>", views.story, name="story"),
]
