"""The site: settings, addresses, the WSGI application."""
