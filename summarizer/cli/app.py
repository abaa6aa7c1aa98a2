"""What can be typed: commands, options, and how a run ends.

The functions here only declare; the work is done by the module that each one names.

| code | when |
|---|---|
| 0 | all done; held, killed and skipped included |
| 1 | any other failure among the wires; the rest is done |
| 2 | bad usage, or no input readable |
| 3 | configuration |
| 4 | nothing done because of the model's server |
| 75 | a batch by --via batch-api whose answers are not all there yet; come back with --resume |
| 130, 141 | interrupted; nobody reads the output, or it was closed from the start |
| 143 | a batch that was told to end; it has ended in good order |
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from summarizer.cli.console import (
    BROKEN_PIPE,
    INTERRUPTED,
    USAGE,
    complain,
    let_go_of_stdout,
    prepare_streams,
    say,
    stdout_is_closed,
    stdout_is_gone,
)
from summarizer.errors import ConfigurationError, InputError, SummarizerError

__all__ = ["app", "run"]

app = typer.Typer(
    name="summarizer",
    help="Sports wire reports in, checked match summaries and quotations out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class EngineChoice(StrEnum):
    """Values of ``--engine``."""

    auto = "auto"
    llm = "llm"
    offline = "offline"
    replay = "replay"


class PolicyChoice(StrEnum):
    """Values of ``--policy``."""

    drop = "drop"
    flag = "flag"
    fail = "raise"


class FallbackChoice(StrEnum):
    """Values of ``--fallback``."""

    offline = "offline"


class ViaChoice(StrEnum):
    """Values of ``--via``."""

    requests = "requests"
    batch_api = "batch-api"
    ray = "ray"


class AsChoice(StrEnum):
    """Values of ``--as``."""

    ninjs = "ninjs"
    jsonld = "jsonld"
    markdown = "markdown"


class FormatChoice(StrEnum):
    """Values of ``--format``: what :data:`summarizer.reading.FORMATS` lists."""

    text = "text"
    ninjs = "ninjs"
    dpa = "dpa"
    newsml_g2 = "newsml-g2"
    nitf = "nitf"
    iptc7901 = "iptc7901"
    anpa = "anpa"
    rss = "rss"
    atom = "atom"
    html = "html"
    email = "email"
    jsonl = "jsonl"


class ChannelChoice(StrEnum):
    """Values of ``--channel``: what :data:`summarizer.blurbs.CHANNELS` lists."""

    push = "push"
    x = "x"
    standfirst = "standfirst"
    seo = "seo"
    headline = "headline"


class SchemaChoice(StrEnum):
    """What ``schema`` can print."""

    summary = "summary"
    wire = "wire"
    draft = "draft"
    day = "day"
    blurb = "blurb"
    openapi = "openapi"


def _version(wanted: bool) -> None:
    def work() -> int:
        from summarizer._version import __version__

        print(f"summarizer {__version__}")
        return 0

    if wanted:
        _finish(work)


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    del version


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files with wires; - reads standard input."),
]

Format = Annotated[
    FormatChoice | None,
    typer.Option(help="The format of the wires; else each input's is detected."),
]


@app.command()
def summarize(
    paths: Paths,
    engine: Annotated[
        EngineChoice,
        typer.Option(
            help="What reads the wires. auto: llm where a key or a base URL is set, else offline."
        ),
    ] = EngineChoice.auto,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model; else SUMMARIZER_MODEL.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The model's server; else SUMMARIZER_BASE_URL."),
    ] = None,
    replies: Annotated[
        str | None, typer.Option(metavar="DIR", help="Stored replies, for --engine replay.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each wire.")] = False,
    as_: Annotated[
        AsChoice | None,
        typer.Option(
            "--as", help="Print each summary in this form: JSON by the line, or Markdown."
        ),
    ] = None,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Also write a page that shows the evidence.")
    ] = None,
    policy: Annotated[
        PolicyChoice,
        typer.Option(help="Claims that fail their checks: leave out, keep and flag, or fail."),
    ] = PolicyChoice.drop,
    fallback: Annotated[
        FallbackChoice | None, typer.Option(help="Read by rule where the model's server fails.")
    ] = None,
    deadline: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="The longest that one wire may take.")
    ] = None,
    format: Format = None,
    results_only: Annotated[
        bool, typer.Option("--results-only", help="Skip previews, before a model is asked.")
    ] = False,
) -> None:
    """Wires in; matches and quotations out, each fact with the sentence it rests on."""

    def work() -> int:
        from summarizer.cli.summarize import Options, summarize_wires

        options = Options(
            paths=tuple(paths),
            engine=engine.value,
            model=model,
            base_url=base_url,
            replies=replies,
            json=json,
            form=None if as_ is None else as_.value,
            html=html,
            policy=policy.value,
            fallback=None if fallback is None else "offline",
            deadline=deadline,
            format=None if format is None else format.value,
            results_only=results_only,
        )
        return summarize_wires(options)

    _finish(work)


@app.command()
def digest(
    results: Annotated[
        list[str],
        typer.Argument(metavar="RESULTS", help="Files of lines that summarize --json printed."),
    ],
    html: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write the digest as a page, and its evidence to FILE-evidence beside it; "
            "else it is printed as JSON.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Results in; each match once, whichever agencies wrote about it, their differences shown."""

    def work() -> int:
        from summarizer.cli.digest import digest_results
        from summarizer.cli.inputs import BadUsage

        if json and html is not None:
            raise BadUsage("--json and --html are two ways to show it", hint="give one of them")
        return digest_results(tuple(results), html=html)

    _finish(work)


@app.command()
def blurb(
    paths: Paths,
    channel: Annotated[
        list[ChannelChoice] | None,
        typer.Option(help="Write for this channel only; may be given several times."),
    ] = None,
    style: Annotated[
        str | None, typer.Option(metavar="FILE", help="House style, a TOML file.")
    ] = None,
    engine: Annotated[
        EngineChoice,
        typer.Option(help="What reads the wires, and writes: a model, or sentence plans."),
    ] = EngineChoice.auto,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model; else SUMMARIZER_MODEL.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The model's server; else SUMMARIZER_BASE_URL."),
    ] = None,
    replies: Annotated[
        str | None, typer.Option(metavar="DIR", help="Stored replies, for --engine replay.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each wire.")] = False,
    fallback: Annotated[
        FallbackChoice | None, typer.Option(help="Read by rule where the model's server fails.")
    ] = None,
    deadline: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="The longest that one wire may take.")
    ] = None,
    format: Format = None,
) -> None:
    """Push message, post, standfirst, search description and headline, from checked facts."""

    def work() -> int:
        from summarizer.cli.blurb import BlurbOptions, blurb_wires

        return blurb_wires(
            BlurbOptions(
                paths=tuple(paths),
                channels=tuple(c.value for c in channel or ()),
                style=style,
                engine=engine.value,
                model=model,
                base_url=base_url,
                replies=replies,
                json=json,
                fallback=None if fallback is None else "offline",
                deadline=deadline,
                format=None if format is None else format.value,
            )
        )

    _finish(work)


@app.command()
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, archives; - is standard input."),
    ],
    out: Annotated[
        str, typer.Option(metavar="FILE", help="Where a line of JSON for each wire is written.")
    ],
    ledger: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What was paid for and made; else OUT with .db."),
    ] = None,
    digest: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write the day's digest too: a page, and its evidence to FILE-evidence beside it; "
            "JSON where FILE ends in .json.",
        ),
    ] = None,
    concurrency: Annotated[
        int, typer.Option(metavar="N", min=1, help="Requests in flight at most.")
    ] = 8,
    rpm: Annotated[
        float | None, typer.Option(metavar="N", min=1, help="Requests a minute at most.")
    ] = None,
    tpm: Annotated[
        float | None, typer.Option(metavar="N", min=1, help="Tokens a minute at most.")
    ] = None,
    engine: Annotated[
        EngineChoice,
        typer.Option(
            help="What reads the wires. auto: llm where a key or a base URL is set, else offline."
        ),
    ] = EngineChoice.auto,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model; else SUMMARIZER_MODEL.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The model's server; else SUMMARIZER_BASE_URL."),
    ] = None,
    replies: Annotated[
        str | None, typer.Option(metavar="DIR", help="Stored replies, for --engine replay.")
    ] = None,
    policy: Annotated[
        PolicyChoice,
        typer.Option(help="Claims that fail their checks: leave out, keep and flag, or fail."),
    ] = PolicyChoice.drop,
    fallback: Annotated[
        FallbackChoice | None, typer.Option(help="Read by rule where the model's server fails.")
    ] = None,
    deadline: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="The longest that one request may take.")
    ] = None,
    format: Format = None,
    results_only: Annotated[
        bool, typer.Option("--results-only", help="Skip previews, before a model is asked.")
    ] = False,
    via: Annotated[
        ViaChoice,
        typer.Option(
            help="batch-api: the provider's batch endpoint, half price, within a day. "
            "ray: Ray does the work, on this machine or a cluster."
        ),
    ] = ViaChoice.requests,
    resume: Annotated[
        bool, typer.Option("--resume", help="Collect what was submitted by --via batch-api.")
    ] = False,
) -> None:
    """Many wires in, one file out; nothing is paid for twice, whatever ends the run."""

    def work() -> int:
        from summarizer.batch import Batch
        from summarizer.cli.batch import BatchOptions, batch_wires

        options = BatchOptions(
            inputs=tuple(inputs),
            out=out,
            ledger=out.removesuffix(".jsonl") + ".db" if ledger is None else ledger,
            digest=digest,
            format=None if format is None else format.value,
            batch=Batch(
                engine=engine.value,
                model=model,
                base_url=base_url,
                replies=replies,
                policy=policy.value,
                fallback=None if fallback is None else "offline",
                deadline=deadline,
                results_only=results_only,
                concurrency=concurrency,
                requests_a_minute=rpm,
                tokens_a_minute=tpm,
                via=via.value,
                resume=resume,
            ),
        )
        return batch_wires(options)

    _finish(work)


@app.command()
def ledger(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The ledger of a batch.")],
    retry: Annotated[
        bool, typer.Option("--retry", help="Open what failed: the next batch asks afresh.")
    ] = False,
) -> None:
    """What came in, what was paid by day and model, what failed and why."""

    def work() -> int:
        from summarizer.cli.ledger import show_ledger

        return show_ledger(path, again=retry)

    _finish(work)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any.")] = 8000,
    keys: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Who may call. Without it: this machine only."),
    ] = None,
    new_key: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Print a new key, and its line for the file; no more."),
    ] = None,
    a_minute: Annotated[
        int | None, typer.Option(min=1, help="Requests a minute for the new key.")
    ] = None,
    ledger: Annotated[
        str, typer.Option(metavar="FILE", help="Where summaries and batches are kept.")
    ] = "summarizer.db",
    style: Annotated[
        str | None, typer.Option(metavar="FILE", help="House style, a TOML file.")
    ] = None,
    engine: Annotated[EngineChoice, typer.Option(help="What reads the wires.")] = EngineChoice.auto,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model; else SUMMARIZER_MODEL.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The model's server; else SUMMARIZER_BASE_URL."),
    ] = None,
    fallback: Annotated[
        FallbackChoice | None, typer.Option(help="Read by rule where the model's server fails.")
    ] = None,
    deadline: Annotated[
        float, typer.Option(metavar="SECONDS", help="The longest that one wire may take.")
    ] = 30.0,
) -> None:
    """The service: summaries, blurbs and batches over HTTP, and a page to work with at /."""

    def work() -> int:
        from summarizer.cli.serve import ServeOptions, show_new_key
        from summarizer.cli.serve import serve as run

        if new_key is not None:
            key, line = show_new_key(new_key, a_minute)
            say(f"the key, shown this once: {key}")
            say("its line for the file of --keys:")
            typer.echo(line)
            return 0
        return run(
            ServeOptions(
                host=host,
                port=port,
                keys=keys,
                ledger=ledger,
                style=style,
                engine=engine.value,
                model=model,
                base_url=base_url,
                fallback=None if fallback is None else "offline",
                deadline=deadline,
            )
        )

    _finish(work)


@app.command()
def bot(
    config: Annotated[str, typer.Argument(metavar="CONFIG", help="The bot's TOML file.")],
    post: Annotated[
        bool,
        typer.Option(
            "--post/--approve", help="Post without asking; else a person decides over each text."
        ),
    ] = False,
    list_unsure: Annotated[
        bool, typer.Option("--list-unsure", help="What a person has to look at; no more.")
    ] = False,
) -> None:
    """The newsroom bot: offers what the wires hold in the channels where a desk talks."""

    def work() -> int:
        from summarizer.cli.bot import bot as run
        from summarizer.cli.bot import list_unsure as show

        return show(config) if list_unsure else run(config, "post" if post else "approve")

    _finish(work)


@app.command()
def read(
    paths: Paths,
    json: Annotated[bool, typer.Option("--json", help="One line of JSON for each wire.")] = False,
    format: Format = None,
) -> None:
    """The wires as they are read: sentences and quotations, numbered. No engine runs."""

    def work() -> int:
        from summarizer.cli.read import read_wires

        return read_wires(tuple(paths), json=json, format=None if format is None else format.value)

    _finish(work)


@app.command()
def prompt(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A wire; - reads standard input.")],
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The model; else SUMMARIZER_MODEL.")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The model's server; else SUMMARIZER_BASE_URL."),
    ] = None,
    format: Format = None,
) -> None:
    """The exact request that a model would get for a wire, as JSON. Nothing is sent."""

    def work() -> int:
        from summarizer.cli.prompt import show_request

        return show_request(
            path,
            model=model,
            base_url=base_url,
            format=None if format is None else format.value,
        )

    _finish(work)


@app.command()
def schema(
    which: Annotated[
        SchemaChoice | None,
        typer.Argument(
            metavar="[summary|wire|draft|blurb|day|openapi]", help="Which schema to print."
        ),
    ] = None,
    write: Annotated[
        str | None, typer.Option(metavar="DIR", help="Write all of them into a folder.")
    ] = None,
) -> None:
    """The JSON Schemas of summary, wire, blurb, day and draft, and the service's OpenAPI."""

    def work() -> int:
        from summarizer.cli.schemas import print_schema, write_schemas

        if write is not None:
            return write_schemas(write)
        return print_schema("summary" if which is None else which.value)

    _finish(work)


@app.command(name="eval")
def evaluate(
    folders: Annotated[
        list[str] | None,
        typer.Argument(metavar="DIR", help="Folders with NAME.txt and its gold, NAME.json."),
    ] = None,
    gold: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder of the gold, where elsewhere.")
    ] = None,
    told: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="Lists, as NAME.json, of what each report tells of a database's goals.",
        ),
    ] = None,
    engine: Annotated[EngineChoice, typer.Option(help="What reads the wires.")] = EngineChoice.auto,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="The model.")] = None,
    base_url: Annotated[str | None, typer.Option(metavar="URL", help="The model's server.")] = None,
    replies: Annotated[
        str | None, typer.Option(metavar="DIR", help="Stored replies, for --engine replay.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="A.json B.json",
            help="Instead: what B won and lost against A, two files of --json over the same "
            "wires. The exit code is 1 where B has a wrong fact that A has not.",
        ),
    ] = None,
) -> None:
    """Measure an engine against gold: facts found, missed and wrong, the worst wires first."""

    def work() -> int:
        from summarizer.cli.evaluate import EvalOptions, compare_files, run_eval

        if compare is not None:
            return compare_files(*compare, folders=folders or (), as_json=json)
        return run_eval(
            EvalOptions(
                folders=tuple(folders or ()),
                gold=gold,
                told=told,
                engine=engine.value,
                model=model,
                base_url=base_url,
                replies=replies,
                json=json,
            )
        )

    _finish(work)


def _finish(work: Callable[[], int]) -> None:
    """Run a command to its end and leave with its exit code."""
    try:
        code = work()
        let_go_of_stdout()
    except KeyboardInterrupt:
        complain("interrupted")
        code = INTERRUPTED
    except BrokenPipeError:
        stdout_is_gone()
        code = BROKEN_PIPE
    except SummarizerError as error:
        complain(error.message, input=error.input, hint=error.hint)
        code = _code_of(error)
    except OSError as error:
        complain(f"cannot go on: {error.strerror or error}")
        code = 1
    raise typer.Exit(code)


def _code_of(error: SummarizerError) -> int:
    if isinstance(error, ConfigurationError):
        return 3
    return USAGE if isinstance(error, InputError) else 1


# What Typer raises for bad usage, whether it brings its own Click or uses the other one.
_BAD_USAGE: tuple[type[Exception], ...] = tuple(
    c
    for c in typer.BadParameter.__mro__
    if issubclass(c, Exception) and hasattr(c, "format_message")
)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line on ``arguments``, or on ``sys.argv``; returns the exit code."""
    prepare_streams()
    if stdout_is_closed():  # said before any work, which may cost money, is done for nobody
        complain("standard output is closed", hint="send it to a file, a pipe or a terminal")
        return BROKEN_PIPE
    try:
        code = app(args=arguments, prog_name="summarizer", standalone_mode=False)
    except _BAD_USAGE as error:
        message = error.format_message()  # type: ignore[attr-defined]
        if not message:  # no arguments at all: the help has been printed
            return USAGE
        complain(message, hint="summarizer --help lists what can be typed")
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        stdout_is_gone()
        return BROKEN_PIPE
    return code if isinstance(code, int) else 0
