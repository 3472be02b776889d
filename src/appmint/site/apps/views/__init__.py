"""The pages of delivered apps. `apps.access` decides who sees what."""

from appmint.site.apps.views.apps import apps, detail, download, evidence, open_preview

__all__ = ["apps", "detail", "download", "evidence", "open_preview"]
