import type { Question } from '../../preflight';

/** Variables and functions of the script, for questions to AWS. */
export const awsPreparation = (
  region: string,
): string => `export AWS_PAGER='' AWS_MAX_ATTEMPTS=3 AWS_RETRY_MODE=standard
region=${region}

# aws_read SERVICE OPERATION...
aws_read() { aws --region "$region" --output text --cli-connect-timeout 10 --cli-read-timeout 30 "$@"; }

# quota SERVICE CODE: the account's own, or what every account has
quota() {
  aws_read service-quotas get-service-quota --service-code "$1" --quota-code "$2" --query Quota.Value ||
    aws_read service-quotas get-aws-default-service-quota --service-code "$1" --quota-code "$2" --query Quota.Value
}

# bucket_named NAME: its name, when somebody has it
bucket_named() { aws_read s3api head-bucket --bucket "$1" >/dev/null && printf '%s\\n' "$1"; }

# roles_named NAME...: the ARNs of those that there are
roles_named() {
  local name
  for name in "$@"; do
    aws_read iam get-role --role-name "$name" --query Role.Arn 2>"$answers/role.$name" && continue
    grep -q NoSuchEntity "$answers/role.$name" && continue
    cat "$answers/role.$name" >&2
    return 1
  done
}

# own_resources STACK...: type and id of what the stacks have made already
own_resources() {
  local stack
  for stack in "$@"; do
    aws_read cloudformation list-stack-resources --stack-name "$stack" \\
      --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE'].[ResourceType,PhysicalResourceId]" \\
      2>"$answers/stack.$stack" && continue
    grep -q 'does not exist' "$answers/stack.$stack" && continue
    cat "$answers/stack.$stack" >&2
    return 1
  done
}

# vcpus LIMIT USED SIZES TYPE=COUNT...: USED has rows of type, cores and threads a core, SIZES of type and vCPUs
vcpus() {
  local limit=$1 used=$2 sizes=$3 pair size needed=0 taken
  shift 3
  told "$limit" "$used" "$sizes" || return 0
  for pair in "$@"; do
    size=$(awk -v type="\${pair%=*}" '$1 == type { print $2 }' "$answers/$sizes")
    if ! number "$size"; then
      fails "no instance type \${pair%=*} here"
      return 0
    fi
    needed=$((needed + size * \${pair#*=}))
  done
  # the quota is of the families A, C, D, H, I, M, R, T and Z
  taken=$(awk '$1 ~ /^([acdhimrtz]|im|is)[0-9]/ { sum += $2 * $3 } END { print sum + 0 }' "$answers/$used")
  limit=$(head -n 1 "$answers/$limit")
  if ! number "$limit"; then
    cannot_tell "no number: \${limit:-nothing}"
    return 0
  fi
  if [ $((\${limit%%.*} - taken)) -ge "$needed" ]; then
    holds "$taken of \${limit%%.*} in use, $needed needed"
  else
    fails "$taken of \${limit%%.*} in use, $needed needed"
  fi
}

# nat_gateways NEEDED LIMIT GATEWAYS SUBNETS ZONE...: in each zone; GATEWAYS are their subnets, SUBNETS rows of subnet and zone
nat_gateways() {
  local needed=$1 limit=$2 gateways=$3 subnets=$4 zone taken full=''
  shift 4
  told "$limit" "$gateways" "$subnets" || return 0
  limit=$(head -n 1 "$answers/$limit")
  if ! number "$limit"; then
    cannot_tell "no number: \${limit:-nothing}"
    return 0
  fi
  for zone in "$@"; do
    taken=$(awk -v zone="$zone" 'FILENAME == ARGV[1] { of[$1] = $2; next } of[$1] == zone { n++ } END { print n + 0 }' \\
      "$answers/$subnets" "$answers/$gateways")
    if [ $((\${limit%%.*} - taken)) -lt "$needed" ]; then full="$full, $taken of \${limit%%.*} in use in $zone"; fi
  done
  if [ -z "$full" ]; then holds; else fails "\${full#, }"; fi
}
`;

/** A question to AWS, in the region of the scenario. */
export const awsQuestion = (
  id: string,
  words: string,
  query: string,
  more: Partial<Pick<Question, 'read' | 'none'>> & { readonly with?: readonly string[] } = {},
): Question => {
  const { with: options = [], ...rest } = more;
  return { id, command: ['aws_read', ...words.split(' '), ...options, '--query', query], ...rest };
};

/** A condition of JMESPath: the field is one of these. */
export function oneOf(field: string, values: readonly string[]): string {
  const any = values.map((value) => `${field}=='${value}'`).join(' || ');
  return values.length > 1 ? `(${any})` : any;
}
