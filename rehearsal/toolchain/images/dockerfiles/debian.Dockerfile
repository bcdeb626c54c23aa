# Debian 13, as mmdebstrap made it.
FROM scratch
ADD debian.tar /
ENV LANG=C.UTF-8
CMD ["bash"]
