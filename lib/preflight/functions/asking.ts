/**
 * Asks all questions, some at a time, each answer into a file of its own. bash 3.2, which macOS has, knows no `wait -n`:
 * so each worker goes through all questions and asks those that no other has taken. Nor has macOS a `timeout`.
 */
export const ASKING = `# hold: a signal waits until release, so that all that has begun is known when the script ends
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

answers='' limit='' late=''
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

# mine QUESTION: whether no other worker has taken it
mine() {
  local taken=0
  set -o noclobber
  { : >"$answers/$1.taken"; } 2>/dev/null || taken=1
  set +o noclobber
  return "$taken"
}

# call QUESTION COMMAND...: a worker gives up a call after as many seconds as limit has. It ends all of its process group but
# itself then, and after each call, as a tool may leave something behind
call() {
  local question=$1 clock status
  shift
  if [ -z "$limit" ]; then
    "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error"
    return
  fi
  late=''
  { sleep "$limit" && kill -TERM 0; } &
  clock=$!
  "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error" &
  wait "$!"
  status=$?
  if [ -n "$late" ]; then
    printf 'no answer within %s seconds\\n' "$limit" >"$answers/$question.error"
    status=1
  fi
  kill -TERM 0
  # one that has just begun may still heed the trap of the worker
  kill -KILL "$clock"
  wait "$clock"
  return "$status"
}

# ask QUESTION NONE READ COMMAND...: READ is words, rows or count, for the one answer QUESTION, or ANSWER=words and so on for
# each of several answers; then each row begins with its answer's name. An answer is a file with an entry a line; without an
# answer there is none. A refusal that matches NONE, an extended regular expression, is the answer that nothing is there
ask() {
  local question=$1 none=$2 read=$3 answer
  mine "$question" || return 0
  shift 3
  for answer in $read; do
    case $answer in *=*) : >"$answers/\${answer%=*}.taken" ;; esac
  done
  if ! call "$question" "$@"; then
    if [ -z "$none" ] || ! grep -q -E -e "$none" "$answers/$question.error"; then
      for answer in $read; do
        case $answer in *=*) cp "$answers/$question.error" "$answers/\${answer%=*}.error" ;; esac
      done
      return 0
    fi
    : >"$answers/$question.raw"
  fi
  # bash warns of a byte of zero when it reads an answer
  tr -d '\\0' <"$answers/$question.raw" | awk -F '\\t' -v folder="$answers" -v question="$question" -v read="$read" '
    BEGIN {
      several = index(read, "=")
      n = split(read, pairs, " ")
      for (i = 1; i <= n; i++) if (several) { split(pairs[i], pair, "="); as[pair[1]] = pair[2] } else as[question] = read
    }
    function add(answer, entry) { if (entry !~ /^(None)?$/) { entries[answer] = entries[answer] entry "\\n"; count[answer]++ } }
    { gsub(/\\r/, ""); answer = question }
    several && !($1 in as) { if (!odd && $0 !~ /^(None)?$/) { odd = 1; text = substr($0, 1, 100) }; next }
    several { answer = $1; sub(/^[^\\t]*\\t?/, "") }
    as[answer] == "rows" { gsub(/\\t/, " "); sub(/ +$/, ""); add(answer, $0); next }
    { n = split($0, words, /[\\t; ]+/); for (i = 1; i <= n; i++) add(answer, words[i]) }
    END {
      if (odd) for (answer in as) print "unexpected answer: " text >(folder "/" answer ".error")
      else for (answer in as) printf("%s", as[answer] == "count" ? count[answer] + 0 "\\n" : entries[answer]) >(folder "/" answer)
    }
  '
}

# in_time: waits for what runs, as many seconds as patience has; then ends it. No word of the shell on what was killed is shown
in_time() {
  local until=$((SECONDS + patience))
  while [ -n "$(jobs -pr)" ] && [ "$SECONDS" -le "$until" ]; do sleep 0.1; done
  end
} 2>/dev/null

# ask_first: in the process group of the script, whose tools may use the terminal
ask_first() {
  first &
  in_time
}

# worker: in a process group of its own, in which nothing is left
worker() {
  set +o monitor
  limit=$each
  trap 'late=yes' TERM
  questions
  kill -KILL 0
}

# ask_all: every question of the function questions, at_once at a time
ask_all() {
  local workers=0
  hold
  set -o monitor
  while [ "$workers" -lt "$at_once" ]; do
    worker 2>/dev/null &
    workers=$((workers + 1))
  done
  set +o monitor
  release
  in_time
}
`;
