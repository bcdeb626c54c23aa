/** Judges an answer, each function in one way. What the shell can do itself starts no process. */
export const JUDGING = `# listed FILE: its lines in one
listed() { tr '\\n' ',' <"$1" | sed -e 's/,$//' -e 's/,/, /g' | cut -c 1-300; }

# whether a word is a whole number, or one with a fraction of zero
number() {
  local whole='^[0-9]+(\\.0+)?$'
  [[ $1 =~ $whole ]]
}

# columns KEY ANSWER: the columns after the first, of the row that begins with the key, into found
found=''
columns() {
  local key
  while read -r key found; do
    if [ "$key" = "$1" ]; then return 0; fi
  done <"$answers/$2"
  found=''
  return 1
}

# rows_of KEY ANSWER: how many rows begin with the key, into found. Without an answer there is none
rows_of() {
  local key rest
  found=0
  [ -f "$answers/$2" ] || return 0
  while read -r key rest; do
    if [ "$key" = "$1" ]; then found=$((found + 1)); fi
  done <"$answers/$2"
}

equal() {
  told "$1" || return 0
  local first=''
  read -r first <"$answers/$1"
  if [ "$first" = "$2" ]; then holds; else fails "\${first:-nothing}"; fi
}

held() {
  local answer=$1 there='' entry missing='' line=$'\\n'
  shift
  told "$answer" || return 0
  IFS= read -r -d '' there <"$answers/$answer"
  for entry in "$@"; do
    case $line$there in
      *"$line$entry$line"*) ;;
      *) missing="$missing, $entry" ;;
    esac
  done
  if [ -z "$missing" ]; then holds; else fails "not there: \${missing#, }"; fi
}

# every HOW LACK ANSWER HOST...: the hosts are covered by names with wildcards, or they are in zones
every() {
  local how=$1 lack=$2 answer=$3 missing
  shift 3
  told "$answer" || return 0
  missing=$(printf '%s\\n' "$@" | awk -v how="$how" '
    function parent(name) { return substr(name, index(name, ".")) }
    FILENAME == ARGV[1] { there[$0]; next }
    how == "covered" && ($0 in there || "*" parent($0) in there) { next }
    { found = 0 }
    how == "zone" { for (name = $0 "."; name ~ /[^.]/; name = substr(parent(name), 2)) if (name in there) found = 1 }
    !found { printf "%s%s", comma, $0; comma = ", " }' "$answers/$answer" -)
  if [ -z "$missing" ]; then holds; else fails "$lack: $missing"; fi
}

covered() { every covered 'not covered' "$@"; }

in_zone() { every zone 'in no zone here' "$@"; }

# empty ANSWER [OWN]
empty() {
  told "$1" || return 0
  local others=$answers/$1
  if [ -n "\${2:-}" ] && [ -s "$answers/$2" ] && [ -s "$others" ]; then
    awk 'NR == FNR { own[$2]; next } !($1 in own)' "$answers/$2" "$answers/$1" >"$answers/$1.others"
    others=$answers/$1.others
  fi
  if [ -s "$others" ]; then fails "$(listed "$others")"; else holds; fi
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
  local needed=$1 limit=\${2%%.*} used=\${3:-0} state="\${2%%.*} allowed, $1 needed"
  if [ $# -gt 2 ]; then state="\${used%%.*} of $limit in use, $needed needed"; fi
  if [ $((limit - \${used%%.*})) -ge "$needed" ]; then holds "$state"; else fails "$state"; fi
}

# room NEEDED LIMIT USED OWN KIND: LIMIT, USED and OWN are answers; the last three may be empty
room() {
  local needed=$1 limit='' used=0
  told "$2" \${3:+"$3"} || return 0
  read -r limit <"$answers/$2"
  if [ -n "$3" ]; then read -r used <"$answers/$3"; fi
  if ! number "$limit" || ! number "$used"; then
    cannot_tell "no number: \${limit:-nothing}, \${used:-nothing}"
    return 0
  fi
  found=0
  if [ -n "$4" ]; then rows_of "$5" "$4"; fi
  fits "$((needed > found ? needed - found : 0))" "$limit" \${3:+"$used"}
}

# apart ANSWER RANGE...: rows of name and range. What is no range of IPv4 cannot be compared
apart() {
  local answer=$1 said
  shift
  told "$answer" || return 0
  said=$(printf '%s\\n' "$@" | awk '
    # its first and last address as numbers, into first and last
    function bounds(range, part, size) {
      if (range !~ /^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+\\/[0-9]+$/) return 0
      split(range, part, "[./]")
      if (part[1] > 255 || part[2] > 255 || part[3] > 255 || part[4] > 255 || part[5] > 32) return 0
      size = 2 ^ (32 - part[5])
      first = ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4]
      first -= first % size
      last = first + size - 1
      return 1
    }
    FILENAME == ARGV[1] {
      if (bounds($2)) { n++; name[n] = $1; range[n] = $2; from[n] = first; to[n] = last }
      else odd = odd ", " ($2 == "" ? "nothing" : $2) " of " $1
      next
    }
    { bounds($0); for (i = 1; i <= n; i++) if (first <= to[i] && from[i] <= last) clash = clash ", " $0 " with " range[i] " of " name[i] }
    END { if (clash != "") print "NO " substr(clash, 3, 300); else if (odd != "") print "?? " substr(odd, 3, 150); else print "OK" }' "$answers/$answer" -)
  case $said in
    OK) holds ;;
    'NO '*) fails "\${said#* }" ;;
    *) cannot_tell "no range of IPv4: \${said#* }" ;;
  esac
}
`;
