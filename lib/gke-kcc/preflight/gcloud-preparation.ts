/** Variables and functions of the script, for questions to Google Cloud and to the management cluster. */
export const gcloudPreparation = (
  project: string,
): string => `export CLOUDSDK_CORE_DISABLE_PROMPTS=1 CLOUDSDK_CORE_SHOULD_PROMPT_TO_ENABLE_API=false
project=${project}

gcloud_read() { gcloud --project "$project" "$@"; }

# gcloud_list KEYS COMMAND...: a row of the KEYS for each item, or None for an empty list. In its JSON alone gcloud writes an empty
# list as something: []
gcloud_list() {
  local keys=$1
  shift
  gcloud_read "$@" "--format=json($keys)" | awk -v keys="$keys" '
    BEGIN { n = split(keys, key, ",") }
    NR == 1 { list = /^\\[/ }
    /^    "/ {
      name = substr($0, 6, index(substr($0, 6), "\\"") - 1)
      sub(/^[^:]*: "?/, ""); sub(/"?,?$/, "")
      value[name] = $0
    }
    /^  }/ {
      for (i = 1; i <= n; i++) {
        name = key[i]
        sub(/[.(].*/, "", name)
        row = (i == 1 ? "" : row "\\t") ((name in value) ? value[name] : "None")
      }
      print row
      split("", value)
      items++
    }
    END {
      if (!list) print "gcloud wrote no list" >"/dev/stderr"
      else if (!items) print "None"
      exit !list
    }'
}

kubectl_read() {
  if [ -z "\${MANAGEMENT:-}" ]; then
    echo 'MANAGEMENT is not set: export the kubectl context of the management cluster' >&2
    return 1
  fi
  kubectl --context "$MANAGEMENT" --request-timeout=20s "$@"
}

kubectl_version() { kubectl version --client --output=yaml | awk '/gitVersion:/ { print $2 }'; }

# may VERB KIND...: yes or no
may() {
  local said
  said=$(kubectl_read auth can-i "$@")
  case $said in
    yes | no*) printf '%s\\n' "\${said%% *}" ;;
    *) return 1 ;;
  esac
}

# policy PROJECT: rows of member, role and condition: what the folders and the organization above bind, too, for those who may
# read it
policy() {
  gcloud_read projects get-ancestors-iam-policy "$1" '--flatten=policy.bindings[].members' \\
    '--format=value(policy.bindings.members,policy.bindings.role,policy.bindings.condition.expression)' 2>/dev/null ||
    gcloud_read projects get-iam-policy "$1" '--flatten=bindings[].members' \\
      '--format=value(bindings.members,bindings.role,bindings.condition.expression)'
}

# quota_of METRIC NEEDED QUOTAS KIND DECLARED: QUOTAS has rows of metric, limit and usage. Of what is needed a share is there
# for each of the DECLARED objects of the KIND that the management cluster has already
quota_of() {
  local needed=$2 declared=$5 limit used
  told "$3" || return 0
  columns "$1" "$3"
  limit=\${found% *} used=\${found#* }
  if ! number "$limit" || ! number "$used"; then
    cannot_tell "no quota $1 is told"
    return 0
  fi
  rows_of "$4" own
  if [ "$found" -gt "$declared" ]; then found=$declared; fi
  needed=$((needed * (declared - found) / declared))
  fits "$needed" "$limit" "$used"
}

# channel VERSIONS NAME VERSION: VERSIONS has rows of a channel and its versions
channel() {
  told "$1" || return 0
  if awk -v name="$2" -v least="$3" '
    function below(a, b, x, y, i) {
      split(a, x, "."); split(b, y, ".")
      for (i = 1; i <= 2; i++) { if (x[i] + 0 < y[i] + 0) return 1; if (x[i] + 0 > y[i] + 0) return 0 }
      return 0
    }
    $1 == name { n = split($2, versions, ";"); for (v = 1; v <= n; v++) if (!below(versions[v], least)) found = 1 }
    END { exit !found }' "$answers/$1"; then
    holds
  else
    fails "the channel has $(awk -v name="$2" '$1 == name { print $2; exit }' "$answers/$1" | grep . || echo none)"
  fi
}

# roles POLICY MEMBER ROLE...: POLICY has rows of member, role and condition. The member has each role, or that of the owner
roles() {
  local policy=$1 member=$2
  shift 2
  told "$policy" || return 0
  # what is bound under a condition does not hold for everything
  awk -v member="$member" '$1 == member && NF == 2 { print $2 }' "$answers/$policy" >"$answers/$member"
  if grep -q -x -F roles/owner "$answers/$member"; then holds; else held "$member" "$@"; fi
}

# bound POLICY ROLE END: POLICY has rows of role and member. A member of the role ends so
bound() {
  told "$1" || return 0
  if awk -v role="$2" -v end="$3" '
    $1 == role && substr($0, length($0) - length(end) + 1) == end { found = 1 }
    END { exit !found }' "$answers/$1"; then
    holds
  else
    fails "no member of $2 ends with $3"
  fi
}
`;
