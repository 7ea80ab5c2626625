"""The ASGI application."""

import os

from django.core.asgi import get_asgi_application

from chibo.config.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
application = get_asgi_application()
warm_up()
