"""The site for an ASGI server."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
# The views are imported now, before a server forks, and not with the first request.
__import__("tests.hosts.desk.urls")
