import type { Question } from '../../preflight';

/** Variables and functions of the script, for questions to Google Cloud and to the management cluster. */
export const gcloudPreparation = (
  project: string,
): string => `export CLOUDSDK_CORE_DISABLE_PROMPTS=1 CLOUDSDK_CORE_SHOULD_PROMPT_TO_ENABLE_API=false
project=${project}

gcloud_read() { gcloud --project "$project" "$@"; }

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
  local metric=$1 needed=$2 kind=$4 declared=$5 row limit used there=0
  told "$3" || return 0
  row=$(awk -v metric="$metric" '$1 == metric { print $2, $3 }' "$answers/$3")
  limit=\${row% *} used=\${row#* }
  if ! number "$limit" || ! number "$used"; then
    cannot_tell "no quota $metric is told"
    return 0
  fi
  if [ -f "$answers/own" ]; then there=$(awk -v kind="$kind" '$1 == kind { n++ } END { print n + 0 }' "$answers/own"); fi
  if [ "$there" -gt "$declared" ]; then there=$declared; fi
  needed=$((needed * (declared - there) / declared))
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

# bound MEMBERS END: a member ends so
bound() {
  told "$1" || return 0
  if awk -v end="$2" 'substr($0, length($0) - length(end) + 1) == end { found = 1 } END { exit !found }' "$answers/$1"; then
    holds
  else
    fails "no member ends with $2"
  fi
}
`;

/** How a question is asked of gcloud. */
export interface GcloudFormat {
  /** What is printed of each item: a format of gcloud. */
  readonly format: string;
  readonly flatten?: string;
  readonly filter?: string;
}

/** A question to Google Cloud, about the scenario's project. */
export const gcloudQuestion = (
  id: string,
  words: readonly string[],
  { format, flatten, filter }: GcloudFormat,
  more: Partial<Pick<Question, 'read' | 'none'>> = {},
): Question => ({
  id,
  command: [
    'gcloud_read',
    ...words,
    ...(flatten ? [`--flatten=${flatten}`] : []),
    ...(filter ? [`--filter=${filter}`] : []),
    `--format=${format}`,
  ],
  ...more,
});
