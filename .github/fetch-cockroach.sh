#!/usr/bin/env bash
# Takes the program out of the image that the scenarios deploy, by the digest of its content. It needs Docker.
# usage: .github/fetch-cockroach.sh <file>
set -euo pipefail
cd "$(dirname "$0")/.."

image=$(sed -n "s/^export const COCKROACHDB_IMAGE = *'\([^']*\)';$/\1/p; s/^ *'\(cockroachdb\/cockroach:[^']*\)';$/\1/p" lib/scenario/versions.ts | head -n 1)
case "$image" in
  cockroachdb/cockroach:*@sha256:*) ;;
  *)
    echo "lib/scenario/versions.ts must name the image with its digest, and names '$image'" >&2
    exit 1
    ;;
esac

container=$(docker create "$image")
trap 'docker rm "$container" >/dev/null' EXIT
docker cp "$container:/cockroach/cockroach" "$1"
chmod 755 "$1"
"$1" version --build-tag
