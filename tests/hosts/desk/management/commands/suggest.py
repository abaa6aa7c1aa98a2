"""``django-admin suggest FILE``: suggestions for one wire, as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from summarizer import SummarizerError, suggest
from tests.hosts.desk.suggesting import answer_of


class Command(BaseCommand):
    """A command as a desk would write one."""

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how long it may take."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--deadline", type=float, default=20.0)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the suggestions, or end with the error and its hint."""
        try:
            found = suggest(options["file"], deadline=options["deadline"])
        except SummarizerError as error:
            raise CommandError(f"{error} ({error.hint})") from error
        self.stdout.write(json.dumps(answer_of(found)))
