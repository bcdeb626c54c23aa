/** Judges an answer, each function in one way. */
export const JUDGING = `# listed FILE: its lines in one
listed() { tr '\\n' ',' <"$1" | sed -e 's/,$//' -e 's/,/, /g' | cut -c 1-300; }

# whether a word is a whole number, or one with a fraction of zero
number() {
  local whole='^[0-9]+(\\.0+)?$'
  [[ $1 =~ $whole ]]
}

equal() {
  told "$1" || return 0
  local found=''
  read -r found <"$answers/$1"
  if [ "$found" = "$2" ]; then holds; else fails "\${found:-nothing}"; fi
}

# every HOW LACK ANSWER ENTRY...: the entries are there, as lines of the answer; or they are covered by names with wildcards;
# or they are in zones
every() {
  local how=$1 lack=$2 answer=$3 missing
  shift 3
  told "$answer" || return 0
  missing=$(printf '%s\\n' "$@" | awk -v how="$how" '
    function parent(name) { return substr(name, index(name, ".")) }
    FILENAME == ARGV[1] { there[$0]; next }
    how == "there" && $0 in there { next }
    how == "covered" && ($0 in there || "*" parent($0) in there) { next }
    { found = 0 }
    how == "zone" { for (name = $0 "."; name ~ /[^.]/; name = substr(parent(name), 2)) if (name in there) found = 1 }
    !found { printf "%s%s", comma, $0; comma = ", " }' "$answers/$answer" -)
  if [ -z "$missing" ]; then holds; else fails "$lack: $missing"; fi
}

held() { every there 'not there' "$@"; }

covered() { every covered 'not covered' "$@"; }

in_zone() { every zone 'in no zone here' "$@"; }

# empty ANSWER [OWN]
empty() {
  told "$1" || return 0
  local found=$answers/$1
  if [ -n "\${2:-}" ] && [ -s "$answers/$2" ]; then
    awk 'NR == FNR { own[$2]; next } !($1 in own)' "$answers/$2" "$answers/$1" >"$answers/$1.others"
    found=$answers/$1.others
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

# fits NEEDED LIMIT [USED]: whole numbers, or such with a fraction of zero
fits() {
  local needed=$1 limit=\${2%%.*} used=\${3:-0} found="\${2%%.*} allowed, $1 needed"
  if [ $# -gt 2 ]; then found="\${used%%.*} of $limit in use, $needed needed"; fi
  if [ $((limit - \${used%%.*})) -ge "$needed" ]; then holds "$found"; else fails "$found"; fi
}

# room NEEDED LIMIT USED OWN KIND: LIMIT, USED and OWN are answers; the last three may be empty
room() {
  local needed=$1 limit='' used=0 own=0
  told "$2" \${3:+"$3"} || return 0
  read -r limit <"$answers/$2"
  if [ -n "$3" ]; then read -r used <"$answers/$3"; fi
  if ! number "$limit" || ! number "$used"; then
    cannot_tell "no number: \${limit:-nothing}, \${used:-nothing}"
    return 0
  fi
  if [ -n "$4" ] && [ -f "$answers/$4" ]; then own=$(awk -v kind="$5" '$1 == kind { n++ } END { print n + 0 }' "$answers/$4"); fi
  fits "$((needed > own ? needed - own : 0))" "$limit" \${3:+"$used"}
}

# bounds RANGE: its first and last address, as numbers
bounds() {
  printf '%s\\n' "$1" | awk -F '[./]' 'NF == 5 { size = 2 ^ (32 - $5); first = (($1 * 256 + $2) * 256 + $3) * 256 + $4
    first -= first % size; printf "%.0f %.0f\\n", first, first + size - 1 }'
}

apart() {
  local answer=$1 range name other first last from to clash=''
  shift
  told "$answer" || return 0
  for range in "$@"; do
    read -r first last <<<"$(bounds "$range")"
    while read -r name other; do
      read -r from to <<<"$(bounds "$other")"
      if [ -n "$from" ] && [ "$first" -le "$to" ] && [ "$from" -le "$last" ]; then clash="$clash, $range with $other of $name"; fi
    done <"$answers/$answer"
  done
  if [ -z "$clash" ]; then holds; else fails "\${clash#, }"; fi
}
`;
