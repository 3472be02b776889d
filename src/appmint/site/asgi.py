"""The site as an ASGI application, for the web server."""

import os
import warnings

from django.core.asgi import get_asgi_application

from appmint.site.warming import warm_up

# WhiteNoise hands out static files as plain iterators, which Django reads in a thread and says so.
warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "appmint.site.settings")
application = get_asgi_application()
warm_up()
