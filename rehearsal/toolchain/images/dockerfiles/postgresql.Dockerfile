# PostgreSQL 17 of Debian 13, whole for a server and for its clients, and nothing that only helps a person on a machine.
FROM debian:trixie-slim

# create_main_cluster: the package would make a cluster of its own. The compiler for queries is left out: every node unpacks
# the image, it is a third of it, and without its library PostgreSQL does not use it. Perl goes with postgresql-common, whose
# programs stand in front of PostgreSQL's own. The key of ssl-cert would be known to everybody with this image.
RUN mkdir /etc/postgresql-common \
 && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
 && apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-17 \
 && dpkg --purge --force-depends $(dpkg-query --show --showformat '${Package}\n' \
      'libllvm*' 'perl' 'perl-modules-*' 'libperl5*' 'postgresql-common' 'postgresql-client-common' 'ssl-cert' 'libz3-*' 2>/dev/null) \
 && rm -rf /usr/lib/postgresql/17/lib/bitcode /usr/lib/postgresql/17/lib/llvmjit* /etc/ssl/private/* \
      /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/* /var/log/*

ENV PATH=/usr/lib/postgresql/17/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
