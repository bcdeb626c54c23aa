# PostgreSQL's clients as in PostgreSQL's own image: its user is 999, and it begins as root.
FROM trizone/postgresql
RUN usermod --uid 999 postgres \
 && groupmod --gid 999 postgres \
 && install --directory --owner=postgres --group=postgres --mode=3777 /var/lib/postgresql /run/postgresql
CMD ["postgres"]
