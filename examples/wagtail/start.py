"""A Wagtail site with the panel "From the wire", on this machine alone, in one command.

``make wagtail``, or ``python examples/wagtail/start.py [--port N] [--folder DIR]``: makes the
database, an editor and an article where there are none, tells how to get in, and serves.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
EDITOR = "editor"


def main() -> int:
    """Serve until it is interrupted."""
    parser = argparse.ArgumentParser(description="A Wagtail site with the panel “From the wire”.")
    parser.add_argument("--port", type=int, default=8000, help="0 takes a free one")
    parser.add_argument("--folder", type=Path, default=HERE.parents[1] / "out" / "wagtail")
    given = parser.parse_args()
    missing = [name for name in ("wagtail", "summarizer") if find_spec(name) is None]
    if missing:
        print(f"start: no {' and no '.join(missing)} here; run `make wagtail`", file=sys.stderr)
        return 1

    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ["NEWSROOM_FOLDER"] = str(given.folder.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    sys.path.insert(0, str(HERE))

    from newsroom.wsgi import application

    password = secrets.token_urlsafe(9)
    page = prepare(password)
    return serve(application, given.port, page, password)


def prepare(password: str) -> int:
    """Database, editor and article; the number of the article's page."""
    from articles.models import ArticlePage
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from wagtail.models import Site

    print("preparing the site (the first time half a minute) …", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    editor, _ = get_user_model().objects.get_or_create(
        username=EDITOR, defaults={"is_superuser": True, "is_staff": True}
    )
    editor.set_password(password)  # a new one with each start, so that it can be told
    editor.save()
    article = ArticlePage.objects.first()
    if article is None:
        article = ArticlePage(title="A match report", live=False, owner=editor)
        Site.objects.get(is_default_site=True).root_page.add_child(instance=article)
        article.save_revision(user=editor)
    return int(article.pk)


def serve(application: object, port: int, page: int, password: str) -> int:
    """Answer requests from this machine, and say where."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import run

    def tell(bound: int | str) -> None:
        print(f"open    http://127.0.0.1:{bound}/admin/pages/{page}/edit/")
        print(f"user    {EDITOR}\npassword {password}")
        print("Ctrl-C ends it.", flush=True)

    try:
        run("127.0.0.1", port, StaticFilesHandler(application), threading=True, on_bind=tell)
    except OSError as error:
        print(f"start: port {port} cannot be used ({error}); name another: --port", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
