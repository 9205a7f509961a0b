# One image for all processes; the command chooses: web, worker, beat or migrate.

FROM python:3.13-slim-trixie AS build
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock requirements-test.lock ./
RUN pip install --require-hashes --requirement requirements.lock
# What builds our own package is locked with the tests, and stays out of /venv like them.
RUN sed -n '/^setuptools==/,/[^\\]$/p' requirements-test.lock > build.lock \
    && python -m venv /builder \
    && /builder/bin/pip install --require-hashes --requirement build.lock
COPY pyproject.toml LICENSE ./
COPY service service
COPY forms forms
COPY doc_templates doc_templates
COPY workers workers
RUN /builder/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheel . \
    && pip install --no-deps /wheel/*.whl

FROM python:3.13-slim-trixie
# LibreOffice makes the PDF files, kept going through python3-uno, with a font as wide as the Arial of the
# Word files, and letters for Arabic (DejaVu) and Tigrinya (Abyssinica).
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libreoffice-writer-nogui python3-uno \
        fonts-liberation fonts-dejavu-core fonts-sil-abyssinica \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home knutpunkt \
    && install --directory --owner knutpunkt --mode 0700 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    KNUTPUNKT_MODE=production \
    KNUTPUNKT_DATA=/data
USER knutpunkt
WORKDIR /home/knutpunkt
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["knutpunkt"]
CMD ["web"]
