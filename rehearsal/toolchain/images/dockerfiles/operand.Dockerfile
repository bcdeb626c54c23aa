# What CloudNativePG runs as an instance: it wants the user 26.
FROM trizone/postgresql
RUN usermod --uid 26 postgres \
 && install --directory --owner=postgres --group=postgres --mode=2775 /var/lib/postgresql /run/postgresql
USER 26
CMD ["postgres"]
