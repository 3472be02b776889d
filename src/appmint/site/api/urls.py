"""Addresses of this part."""

from appmint.site.api.service import patterns

app_name = "api"

urlpatterns = patterns()
