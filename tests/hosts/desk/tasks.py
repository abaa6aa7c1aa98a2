"""A Celery application with one task; its folders are named by BROKER_FOLDER."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from celery import Celery

from tests.hosts.desk.suggesting import SUMMARIZER, answer_of

folder = Path(os.environ["BROKER_FOLDER"])
app = Celery("desk", broker="filesystem://", backend=f"file://{folder / 'results'}")
app.conf.update(
    broker_transport_options={
        "data_folder_in": str(folder / "queue"),
        "data_folder_out": str(folder / "queue"),
        "control_folder": str(folder / "control"),
        "polling_interval": 0.05,
    },
    worker_prefetch_multiplier=8,  # the folder is looked into every other second only
    task_default_queue="desk",
)


@app.task(name="suggest")
def suggest(text: str, deadline: float) -> dict[str, Any]:
    """Suggestions; an error of the summarizer is the task's error."""
    return answer_of(SUMMARIZER.suggest(text, deadline=deadline))
