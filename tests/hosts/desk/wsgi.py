"""The site for a WSGI server."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
# The views are imported now, before a server forks, and not with the first request.
__import__("tests.hosts.desk.urls")
