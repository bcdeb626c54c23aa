/**
 * Asks all questions, some at a time, what each prints into a file of its own. bash 3.2, which macOS has, knows no `wait -n`:
 * so each worker goes through all questions and asks those that no other has taken. Nor has macOS a `timeout`.
 */
export const ASKING = `# mine QUESTION: whether no other worker has taken it
mine() {
  local taken=0
  set -o noclobber
  { : >"$answers/$1.taken"; } 2>/dev/null || taken=1
  set +o noclobber
  return "$taken"
}

# call QUESTION COMMAND...: a worker notes since when it waits, and is told when that is too long. What a tool leaves behind in
# its process group is ended after each call
worker='' late=''
call() {
  local question=$1 status
  shift
  if [ -z "$worker" ]; then
    "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error"
    return
  fi
  late=''
  printf '%s\\n' "$SECONDS" >"$answers/$worker.since"
  "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error" &
  wait "$!"
  status=$?
  : >"$answers/$worker.since"
  if [ -n "$late" ]; then
    printf 'no answer within %s seconds\\n' "$each" >"$answers/$question.error"
    status=1
  fi
  kill -TERM 0
  return "$status"
}

# ask QUESTION NONE READ COMMAND...: READ is words, rows or count, for the one answer QUESTION, or ANSWER=words and so on for
# each of several answers. A refusal that matches NONE, an extended regular expression, is the answer that nothing is there; a
# command that prints nothing has not answered
ask() {
  local question=$1 none=$2 read=$3 answer
  mine "$question" || return 0
  shift 3
  for answer in $read; do
    case $answer in *=*) : >"$answers/\${answer%=*}.taken" ;; esac
  done
  if call "$question" "$@"; then
    if [ -s "$answers/$question.raw" ]; then
      printf '%s\\t%s\\n' "$question" "$read" >>"$answers/answered.list"
      return 0
    fi
    printf 'it printed nothing\\n' >"$answers/$question.error"
  elif [ -n "$none" ] && grep -q -E -e "$none" "$answers/$question.error"; then
    printf '%s\\t%s\\n' "$question" "$read" >>"$answers/none.list"
    return 0
  fi
  for answer in $read; do
    case $answer in *=*) cp "$answers/$question.error" "$answers/\${answer%=*}.error" ;; esac
  done
}

# in_time: waits for what runs, as many seconds as patience has, then ends it; a worker that waits for a call longer than each
# is told so, in its process group. No word of the shell on what was killed is shown
in_time() {
  local until=$((SECONDS + patience)) job since
  while jobs -pr >"$answers/running.list" && [ -s "$answers/running.list" ] && [ "$SECONDS" -le "$until" ]; do
    sleep 0.1
    for job in $workers; do
      read -r since <"$answers/\${job%=*}.since" || continue
      if [ $((SECONDS - since)) -gt "$each" ]; then kill -TERM -- "-\${job#*=}"; fi
    done
  done
  end
} 2>/dev/null

# ask_first: in the process group of the script, whose tools may use the terminal
workers=''
ask_first() {
  first &
  in_time
}

# work NAME: a worker, in a process group of its own, in which nothing is left
work() {
  set +o monitor
  worker=$1
  trap 'late=yes' TERM
  questions
  kill -KILL 0
}

# ask_all: every question of the function questions, at_once at a time
ask_all() {
  local count=0
  hold
  set -o monitor
  while [ "$count" -lt "$at_once" ]; do
    work "worker-$count" 2>/dev/null &
    workers="$workers worker-$count=$!"
    count=$((count + 1))
  done
  set +o monitor
  release
  in_time
}
`;
