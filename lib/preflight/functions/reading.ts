/** Makes entries of what was printed: an answer is a file with an entry a line. Without an answer there is no file. */
export const READING = `# printed: of each question that was answered a line > with its name and how it is read, then its lines, each after an =. The
# shell leaves out bytes of zero when it reads
printed() {
  local list question read text
  for list in answered none; do
    [ -f "$answers/$list.list" ] || continue
    while IFS=$'\\t' read -r question read; do
      printf '>%s\\t%s\\t%s\\n' "$list" "$question" "$read"
      [ "$list" = answered ] || continue
      while IFS= read -r text || [ -n "$text" ]; do printf '=%s\\n' "$text"; done <"$answers/$question.raw"
    done <"$answers/$list.list"
  done
}

# read_answers: where a command answers several questions, each row begins with the name of its answer, and a row closes them:
# the JSON type of what was answered. Without it, or with another row, nothing of it is an answer
read_answers() {
  printed | awk -F '\\t' -v folder="$answers" '
    function add(entry) { if (entry !~ /^(None)?$/) { entries[answer] = entries[answer] entry "\\n"; count[answer]++ } }
    function finish(name, file) {
      if (several && !closed && odd == "") odd = "no end of the answer"
      for (name in as) {
        file = folder "/" name (odd == "" ? "" : ".error")
        if (odd != "") print odd >file
        else printf("%s", as[name] == "count" ? count[name] + 0 "\\n" : entries[name]) >file
        close(file)
      }
      split("", as); split("", entries); split("", count)
    }
    { gsub(/\\r/, "") }
    /^>/ {
      finish()
      several = index($3, "="); closed = $1 == ">none"; odd = ""; question = $2
      n = split($3, pairs, " ")
      for (i = 1; i <= n; i++) if (several) { split(pairs[i], pair, "="); as[pair[1]] = pair[2] } else as[question] = $3
      next
    }
    { sub(/^=/, ""); answer = question }
    several && /^(array|object)$/ { closed = 1; next }
    several && !($1 in as) { if (odd == "" && $0 !~ /^(None)?$/) odd = "unexpected answer: " substr($0, 1, 100); next }
    several { answer = $1; sub(/^[^\\t]*\\t?/, "") }
    as[answer] == "rows" { gsub(/\\t/, " "); sub(/ +$/, ""); add($0); next }
    { n = split($0, words, /[\\t; ]+/); for (i = 1; i <= n; i++) add(words[i]) }
    END { finish() }
  '
}
`;
