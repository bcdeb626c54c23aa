/**
 * What every script begins with. bash 3.2, which macOS has, with awk, sed, grep and tr. All questions are asked first,
 * twelve at a time, each into a file of its own; then the checks are judged from the files.
 */
export const SCRIPT_FUNCTIONS = `answers=$(mktemp -d) || exit 1
trap 'rm -rf "$answers"' EXIT
ok=0 no=0 unknown=0 later=0
failure=NO

# ask QUESTION READ NONE COMMAND...: the file QUESTION has an entry a line; without an answer there is none. A refusal that
# matches NONE, an extended regular expression, is the answer that nothing is there
ask() {
  local question=$1 read=$2 none=$3
  shift 3
  if ! "$@" </dev/null >"$answers/$question.raw" 2>"$answers/$question.error"; then
    if [ -n "$none" ] && grep -q -E -e "$none" "$answers/$question.error"; then : >"$answers/$question.raw"; else return 0; fi
  fi
  case $read in
    rows) tr '\\t' ' ' | tr -d '\\r' ;;
    *) tr -s '\\t\\r; ' '\\n' ;;
  esac <"$answers/$question.raw" | sed -e 's/ *$//' | grep -v -x -E '(None)?' >"$answers/$question.entries"
  if [ "$read" = count ]; then
    awk 'END { print NR }' "$answers/$question.entries" >"$answers/$question"
  else
    mv "$answers/$question.entries" "$answers/$question"
  fi
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

# reason QUESTION: why there is no answer, in one line
reason() {
  local text=''
  if [ -f "$answers/$1.error" ]; then
    text=$(tr -d '\\000-\\010\\013-\\037' <"$answers/$1.error" | grep -v '^ *$' | sed -e 's/^.*: line [0-9]*: //' | head -n 1 | cut -c 1-200)
  fi
  printf '%s' "\${text:-no answer}"
}

# cannot_tell REASON
cannot_tell() {
  unknown=$((unknown + 1))
  say '??' "$what: could not be checked ($1); allow the call, or check by hand, and when it does not hold: $remedy"
}

# told QUESTION...: whether all were answered; says so when not
told() {
  local question
  for question in "$@"; do
    [ -f "$answers/$question" ] && continue
    cannot_tell "$(reason "$question")"
    return 1
  done
}

# listed FILE: its lines in one
listed() { tr '\\n' ',' <"$1" | sed -e 's/,$//' -e 's/,/, /g' | cut -c 1-300; }

# whether a word is a whole number, or one with a fraction of zero
number() { printf '%s' "$1" | grep -q -E '^[0-9]+(\\.0+)?$'; }

equal() {
  told "$1" || return 0
  local found
  found=$(head -n 1 "$answers/$1")
  if [ "$found" = "$2" ]; then holds; else fails "\${found:-nothing}"; fi
}

held() {
  local question=$1 entry missing=''
  shift
  told "$question" || return 0
  for entry in "$@"; do
    grep -q -x -F -e "$entry" "$answers/$question" || missing="$missing, $entry"
  done
  if [ -z "$missing" ]; then holds; else fails "not there: \${missing#, }"; fi
}

# empty QUESTION [OWN]
empty() {
  told "$1" || return 0
  local found=$answers/$1
  if [ -n "\${2:-}" ] && [ -f "$answers/$2" ]; then
    awk 'NR == FNR { own[$2] = 1; next } !($1 in own)' "$answers/$2" "$answers/$1" >"$answers/$1.others"
    # awk takes an empty first file for the second
    if [ -s "$answers/$2" ]; then found=$answers/$1.others; fi
  fi
  if [ -s "$found" ]; then fails "$(listed "$found")"; else holds; fi
}

recent() {
  told "$1" || return 0
  if awk -v least="$2" '
    function below(a, b, x, y, i) {
      split(a, x, "."); split(b, y, ".")
      for (i = 1; i <= 3; i++) { if (x[i] + 0 < y[i] + 0) return 1; if (x[i] + 0 > y[i] + 0) return 0 }
      return 0
    }
    { sub(/^v/, ""); sub(/[-+].*/, ""); if ($0 ~ /^[0-9.]+$/ && !below($0, least)) found = 1 }
    END { exit !found }' "$answers/$1"; then
    holds
  else
    fails "found $(listed "$answers/$1" | grep . || echo nothing)"
  fi
}

# room NEEDED LIMIT USED OWN KIND; the last three may be empty
room() {
  local needed=$1 limit used=0 own=0 found
  told "$2" \${3:+"$3"} || return 0
  limit=$(head -n 1 "$answers/$2")
  if [ -n "$3" ]; then used=$(head -n 1 "$answers/$3"); fi
  if ! number "$limit" || ! number "$used"; then
    cannot_tell "no number: \${limit:-nothing}, \${used:-nothing}"
    return 0
  fi
  limit=\${limit%%.*} used=\${used%%.*}
  if [ -n "$4" ] && [ -f "$answers/$4" ]; then own=$(awk -v kind="$5" '$1 == kind { n++ } END { print n + 0 }' "$answers/$4"); fi
  needed=$((needed > own ? needed - own : 0))
  if [ -n "$3" ]; then found="$used of $limit in use, $needed needed"; else found="$limit allowed, $needed needed"; fi
  if [ $((limit - used)) -ge "$needed" ]; then holds "$found"; else fails "$found"; fi
}

# first and last address of a range, as numbers
bounds() {
  printf '%s\\n' "$1" | awk -F '[./]' 'NF == 5 { size = 2 ^ (32 - $5); first = (($1 * 256 + $2) * 256 + $3) * 256 + $4
    first -= first % size; printf "%.0f %.0f\\n", first, first + size - 1 }'
}

apart() {
  local question=$1 range name other first last from to clash=''
  shift
  told "$question" || return 0
  for range in "$@"; do
    read -r first last <<<"$(bounds "$range")"
    while read -r name other; do
      read -r from to <<<"$(bounds "$other")"
      if [ -n "$from" ] && [ "$first" -le "$to" ] && [ "$from" -le "$last" ]; then clash="$clash, $range with $other of $name"; fi
    done <"$answers/$question"
  done
  if [ -z "$clash" ]; then holds; else fails "\${clash#, }"; fi
}

covered() {
  local question=$1 host missing=''
  shift
  told "$question" || return 0
  for host in "$@"; do
    grep -q -x -F -e "$host" -e "*.\${host#*.}" "$answers/$question" || missing="$missing, $host"
  done
  if [ -z "$missing" ]; then holds; else fails "not covered: \${missing#, }"; fi
}

in_zone() {
  local question=$1 host missing=''
  shift
  told "$question" || return 0
  for host in "$@"; do
    awk -v host=".$host." '{ sub(/[.]$/, ""); zone = "." $0 "."; if (substr(host, length(host) - length(zone) + 1) == zone) found = 1 }
      END { exit !found }' "$answers/$question" || missing="$missing, $host"
  done
  if [ -z "$missing" ]; then holds; else fails "in no zone here: \${missing#, }"; fi
}

# check ID WHAT REMEDY [WORD]: what the next judgement is about
check() {
  check=$1 what=$2 remedy=$3 failure=\${4:-NO}
}

close() {
  printf '\\n%s checks: %s OK, %s NO, %s ?? (could not be checked), %s -- (to do later)\\n' \\
    "$((ok + no + unknown + later))" "$ok" "$no" "$unknown" "$later"
  [ "$((no + unknown))" -eq 0 ]
}
`;
