"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from chibo.config.warming import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chibo.config.settings")
application = get_wsgi_application()
warm_up()
