/** Keeps the answers in a folder of their own, and leaves neither it nor a process behind, however the script ends. */
export const ENDING = `# hold: a signal waits until release, so that all that has begun is known when the script ends
held_back=''
hold() {
  trap 'held_back=129' HUP
  trap 'held_back=130' INT
  trap 'held_back=143' TERM
}
release() {
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  if [ -n "$held_back" ]; then exit "$held_back"; fi
}

# tree PROCESS: it, and all that it has started
tree() {
  printf '%s\\n' "$1"
  ps -A -o pid= -o ppid= 2>/dev/null | awk -v root="$1" '{ parent[$1] = $2 }
    END { for (process in parent) for (up = parent[process]; up + 0 > 1; up = parent[up]) if (up == root) { print process; break } }'
}

# end: whatever still runs, with all that it has started: a process group of its own, or a part of this one
end() {
  local job process
  for job in $(jobs -pr); do
    if ! kill -KILL -- "-$job"; then
      for process in $(tree "$job"); do kill -KILL "$process"; done
    fi
    wait "$job"
  done
} 2>/dev/null

answers=''
stop() {
  end
  if [ -n "$answers" ]; then rm -rf "$answers"; fi
}
trap stop EXIT
hold
for folder in "\${TMPDIR:-/tmp}" /tmp; do
  answers=$(trap '' HUP INT TERM && mktemp -d "$folder/preflight.XXXXXX" 2>/dev/null) && break
done
if [ -z "$answers" ]; then
  printf '%s\\n' 'Nothing can be written to /tmp: set TMPDIR to a folder that you may write to.' >&2
  exit 1
fi
release
`;
