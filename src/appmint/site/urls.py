"""Every address of the site; each part has its own under its own beginning."""

from django.urls import include, path

urlpatterns = [
    path("", include("appmint.site.front.urls")),
    path("accounts/", include("allauth.urls")),
    path("account/webhooks/", include("appmint.site.api.pages.urls")),
    path("account/", include("appmint.site.accounts.urls")),
    path("orders/", include("appmint.site.orders.urls")),
    path("wallet/", include("appmint.site.wallet.urls")),
    path("runs/", include("appmint.site.runs.urls")),
    path("apps/", include("appmint.site.apps.urls")),
    path("git/", include("appmint.site.apps.git_urls")),
    path("", include("appmint.site.messaging.urls")),
    path("staff/model/", include("appmint.site.engine.urls")),
    path("staff/", include("appmint.site.backoffice.urls")),
    path("api/v1/", include("appmint.site.api.urls")),
]

handler400 = "appmint.site.front.errors.bad_request"
handler403 = "appmint.site.front.errors.forbidden"
handler404 = "appmint.site.front.errors.not_found"
handler500 = "appmint.site.front.errors.server_error"
