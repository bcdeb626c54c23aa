# The sidecar of plugin-barman-cloud, after containers/Dockerfile.sidecar of its module: its program and Barman's, with what
# object stores of S3 and compression need. psycopg2 is Debian's, because it is published as source alone.
FROM debian:trixie-slim AS python
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3-venv
COPY requirements.txt /
COPY wheels /wheels
RUN python3 -m venv --system-site-packages /venv \
 && /venv/bin/pip install --no-index --find-links=/wheels --no-deps --require-hashes --requirement=/requirements.txt \
 && /venv/bin/pip uninstall --yes pip

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-psycopg2 \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/* /var/log/*
COPY --from=python /venv /venv
COPY manager /manager
ENV PATH=/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
USER 26:26
ENTRYPOINT ["/manager"]
