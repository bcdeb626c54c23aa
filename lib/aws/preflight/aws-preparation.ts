/** Variables and functions of the script, for questions to AWS. */
export const awsPreparation = (
  region: string,
): string => `export AWS_PAGER='' AWS_MAX_ATTEMPTS=3 AWS_RETRY_MODE=standard
region=${region}

# aws_read SERVICE OPERATION...
aws_read() { aws --region "$region" --output text --cli-connect-timeout 5 --cli-read-timeout 20 "$@"; }

# quotas SERVICE CODE...: rows of code and value: the account's own, then what every account has, when one of its own lacks
quotas() {
  local service=$1 code list rows=quotas.$1
  shift
  for list in list-service-quotas list-aws-default-service-quotas; do
    aws_read service-quotas "$list" --service-code "$service" \\
      --query '[Quotas[].[QuotaCode,Value], [[type(Quotas)]]][]' >>"$answers/$rows" || break
    for code in "$@"; do columns "$code" "$rows" || continue 2; done
    break
  done
  # the service has quotas that nobody asked for
  printf '%s\\n' "$@" | awk 'FILENAME == ARGV[1] { asked[$1]; next } $1 in asked || !/^L-/' - "$answers/$rows"
}

# bucket_named NAME: its name, when somebody has it
bucket_named() { aws_read s3api head-bucket --bucket "$1" >/dev/null && printf '%s\\n' "$1"; }

# stacks NAME...: rows of broken-stacks, name and status, and of own, type and id of what the stacks have made already
stacks() {
  local stack status rows=$answers/stacks.rows
  aws_read cloudformation describe-stacks --query '[Stacks[].[StackName,StackStatus], [[type(Stacks)]]][]' >"$rows" || return 1
  # what closes the answer, and no stack
  awk -F '\\t' 'NF < 2' "$rows"
  for stack in "$@"; do
    columns "$stack" stacks.rows || continue
    status=$found
    case $status in
      DELETE_COMPLETE) continue ;;
      CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
      *) printf 'broken-stacks\\t%s\\t%s\\n' "$stack" "$status" ;;
    esac
    # without the right to list them they count as somebody else's
    aws_read cloudformation list-stack-resources --stack-name "$stack" \\
      --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE'].['own',ResourceType,PhysicalResourceId]"
  done
  return 0
}

# zones_of_gateways GATEWAYS: a row of nat-gateways and zone for each of the GATEWAYS, a query of NAT gateways. Where there is none
# no subnet is asked for its zone
zones_of_gateways() {
  local rows=$answers/gateways.rows zones=$answers/gateways.zones subnets
  aws_read ec2 describe-nat-gateways --filter Name=state,Values=pending,available \\
    --query "[$1.[SubnetId,'gateway'], [[type(NatGateways)]]][]" >"$rows" || return 1
  subnets=$(awk -F '\\t' '$2 == "gateway" { printf "%s%s", comma, $1; comma = "," }' "$rows")
  : >"$zones"
  if [ -n "$subnets" ]; then
    aws_read ec2 describe-subnets --filters "Name=subnet-id,Values=$subnets" --query 'Subnets[].[SubnetId,AvailabilityZone]' >"$zones" || return 1
  fi
  awk -F '\\t' 'FILENAME == ARGV[1] { zone[$1] = $2; next }
    $2 != "gateway" { print; next }
    $1 in zone { print "nat-gateways\\t" zone[$1]; next }
    { print "no zone of " $1 }' "$zones" "$rows"
}

# vcpus NEEDED LIMIT USED: USED has rows of type, cores and threads a core
vcpus() {
  local needed=$1 limit=$2 used=$3
  told "$limit" "$used" || return 0
  # the quota is of the families A, C, D, H, I, M, R, T and Z
  used=$(awk '$1 ~ /^([acdhimrtz]|im|is)[0-9]/ { sum += $2 * $3 } END { print sum + 0 }' "$answers/$used")
  read -r limit <"$answers/$limit"
  if number "$limit"; then fits "$needed" "$limit" "$used"; else cannot_tell "no number: \${limit:-nothing}"; fi
}

# nat_gateways NEEDED LIMIT GATEWAYS ZONE...: in each zone; GATEWAYS has the zone of each
nat_gateways() {
  local needed=$1 limit=$2 gateways=$3 zone full=''
  shift 3
  told "$limit" "$gateways" || return 0
  read -r limit <"$answers/$limit"
  if ! number "$limit"; then
    cannot_tell "no number: \${limit:-nothing}"
    return 0
  fi
  for zone in "$@"; do
    rows_of "$zone" "$gateways"
    if [ $((\${limit%%.*} - found)) -lt "$needed" ]; then full="$full, $found of \${limit%%.*} in use in $zone"; fi
  done
  if [ -z "$full" ]; then holds; else fails "\${full#, }"; fi
}
`;
