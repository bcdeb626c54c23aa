/** Prints one line for each check, and counts them. */
export const REPORT = `ok=0 no=0 unknown=0 later=0
failure=NO

# check ID WHAT REMEDY [WORD]: what the next judgement is about
check() {
  check=$1 what=$2 remedy=$3 failure=\${4:-NO}
}

# say WORD TEXT
say() { printf '%-3s %s: %s\\n' "$1" "$check" "$2"; }

# holds [FOUND]
holds() {
  ok=$((ok + 1))
  say OK "$what\${1:+ ($1)}"
}

# fails FOUND
fails() {
  case $failure in
    NO) no=$((no + 1)) ;;
    *) later=$((later + 1)) ;;
  esac
  say "$failure" "$what: $1; $remedy"
}

# reason ANSWER: why there is none, in one line
reason() {
  local text=''
  if [ -f "$answers/$1.error" ]; then
    text=$(tr -d '\\000-\\010\\013-\\037' <"$answers/$1.error" | grep -v '^ *$' | sed -e 's/^.*: line [0-9]*: //' | head -n 1 | cut -c 1-200)
  fi
  if [ -z "$text" ]; then
    text="no answer within $patience seconds"
    if [ ! -f "$answers/$1.taken" ]; then text="not asked: the $patience seconds for all questions were over"; fi
  fi
  printf '%s' "$text"
}

# cannot_tell REASON
cannot_tell() {
  unknown=$((unknown + 1))
  say '??' "$what: could not be checked ($1); allow the call, or check by hand, and when it does not hold: $remedy"
}

# told ANSWER...: whether all are there; says so when not
told() {
  local answer
  for answer in "$@"; do
    [ -f "$answers/$answer" ] && continue
    cannot_tell "$(reason "$answer")"
    return 1
  done
}

close() {
  printf '\\n%s checks: %s OK, %s NO, %s ?? (could not be checked), %s -- (to do later)\\n' \\
    "$((ok + no + unknown + later))" "$ok" "$no" "$unknown" "$later"
  [ "$((no + unknown))" -eq 0 ]
}
`;
