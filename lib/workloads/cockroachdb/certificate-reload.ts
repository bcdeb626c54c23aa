/** Seconds between two looks at the certificates; kubelet itself takes up to a minute to write a renewed Secret. */
export const RELOAD_INTERVAL_SECONDS = 60;

/**
 * Script of the sidecar that makes CockroachDB read its certificates again after they were renewed: the server does so on
 * SIGHUP, not by itself. It shares the process namespace with the server and finds it by its name, because there it is not
 * process 1.
 *
 * Arguments: the directory of the certificates, the name of the server's process, the interval in seconds.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/rotate-certificates
 */
export const CERTIFICATE_RELOAD_SCRIPT = `set -eu
directory=$1 server=$2 interval=$3
trap 'exit 0' TERM INT

fingerprint() { cat "$directory"/* | sha256sum; }

hang_up() {
  for comm in /proc/[0-9]*/comm; do
    read -r name <"$comm" || continue
    [ "$name" = "$server" ] || continue
    pid=\${comm#/proc/}
    # a process that has just ended needs no signal
    if kill -HUP "\${pid%/comm}"; then echo "certificates changed: sent SIGHUP to $server (\${pid%/comm})"; fi
  done
}

seen=$(fingerprint)
while :; do
  sleep "$interval" &
  wait $!
  now=$(fingerprint)
  if [ "$now" != "$seen" ]; then
    hang_up
    seen=$now
  fi
done
`;
