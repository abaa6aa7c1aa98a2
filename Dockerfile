# The service in a container: small, without root, and content with a root file system that is
# read-only. docs/service.md says how it is run.
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY prompts prompts
COPY schemas schemas
COPY summarizer summarizer
ENV PIP_CONSTRAINT=/src/constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
# Versions are those of constraints.txt, by PIP_CONSTRAINT.
# hadolint ignore=DL3013
RUN python -m venv /opt/summarizer \
 && pip install --quiet --only-binary=:all: hatchling \
 && pip wheel --quiet --no-build-isolation --no-deps --wheel-dir /wheel . \
 && /opt/summarizer/bin/pip install --quiet --only-binary=:all: "$(echo /wheel/*.whl)[service]" \
 && /opt/summarizer/bin/pip uninstall --quiet --yes pip

FROM python:3.13-slim
COPY --from=build /opt/summarizer /opt/summarizer
ENV PATH=/opt/summarizer/bin:$PATH PYTHONDONTWRITEBYTECODE=1
# The one place that is written to: what the service remembers.
RUN install -d -m 0700 -o 10001 -g 10001 /var/lib/summarizer
VOLUME /var/lib/summarizer
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
  "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["summarizer", "serve", "--host", "0.0.0.0", "--port", "8000", \
  "--ledger", "/var/lib/summarizer/ledger.db"]
CMD ["--keys", "/run/secrets/summarizer-keys"]
