"""Django's settings for the site that the tests of hosts run: nothing but what it needs."""

SECRET_KEY = "not-a-secret"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["tests.hosts.desk"]
ROOT_URLCONF = "tests.hosts.desk.urls"
MIDDLEWARE: list[str] = []
USE_TZ = True
