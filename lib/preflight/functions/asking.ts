/**
 * Asks all questions, some at a time, each answer into a file of its own. bash 3.2, which macOS has, knows no `wait -n`:
 * so each worker goes through all questions and asks those that no other has taken.
 */
export const ASKING = `answers=$(mktemp -d) || exit 1
workers=''

# end WORKER...: each with all that it has started
end() {
  local worker
  for worker in "$@"; do kill -KILL -- "-$worker" 2>/dev/null; done
}

stop() {
  local worker
  for worker in $workers; do end "$worker"; done
  wait 2>/dev/null
  rm -rf "$answers"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# mine QUESTION: whether no other worker has taken it
mine() {
  local taken=0
  set -o noclobber
  { : >"$answers/$1.taken"; } 2>/dev/null || taken=1
  set +o noclobber
  return "$taken"
}

# ask QUESTION NONE READ COMMAND...: READ is words, rows or count, for the one answer QUESTION, or ANSWER=words and so on for
# each of several answers; then each row begins with its answer's name. An answer is a file with an entry a line; without an
# answer there is none. A refusal that matches NONE, an extended regular expression, is the answer that nothing is there
ask() {
  local question=$1 none=$2 read=$3 answer
  mine "$question" || return 0
  shift 3
  if ! "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error"; then
    if [ -z "$none" ] || ! grep -q -E -e "$none" "$answers/$question.error"; then
      for answer in $read; do
        case $answer in *=*) cp "$answers/$question.error" "$answers/\${answer%=*}.error" ;; esac
      done
      return 0
    fi
    : >"$answers/$question.raw"
  fi
  awk -F '\\t' -v folder="$answers" -v question="$question" -v read="$read" '
    BEGIN {
      several = index(read, "=")
      n = split(read, pairs, " ")
      for (i = 1; i <= n; i++) if (several) { split(pairs[i], pair, "="); as[pair[1]] = pair[2] } else as[question] = read
    }
    function add(answer, entry) { if (entry !~ /^(None)?$/) { entries[answer] = entries[answer] entry "\\n"; count[answer]++ } }
    { gsub(/\\r/, ""); answer = question }
    several { answer = $1; if (!(answer in as)) next; sub(/^[^\\t]*\\t?/, "") }
    as[answer] == "rows" { gsub(/\\t/, " "); sub(/ +$/, ""); add(answer, $0); next }
    { n = split($0, words, /[\\t; ]+/); for (i = 1; i <= n; i++) add(answer, words[i]) }
    END { for (answer in as) printf("%s", as[answer] == "count" ? count[answer] + 0 "\\n" : entries[answer]) >(folder "/" answer) }
  ' "$answers/$question.raw"
}

# ask_all: every question of the function questions, at_once at a time; after as many seconds as patience has, what is not
# answered is given up
ask_all() {
  local worker=0 started clock
  # each worker is a process group of its own, to be ended with the tools that it has started
  set -o monitor
  while [ "$worker" -lt "$at_once" ]; do
    questions &
    workers="$workers $!"
    worker=$((worker + 1))
  done
  started=$workers
  (
    sleep "$patience"
    for worker in $started; do end "$worker"; done
  ) &
  clock=$!
  # of what is not the shell's job any more it does not tell that it was killed
  disown "$clock"
  workers="$workers $clock"
  set +o monitor
  for worker in $started; do wait "$worker" 2>/dev/null; done
  end "$clock"
  workers=''
}
`;
