/** Variables and functions of the script, for questions to AWS. */
export const awsPreparation = (
  region: string,
): string => `export AWS_PAGER='' AWS_MAX_ATTEMPTS=3 AWS_RETRY_MODE=standard
region=${region}

# aws_read SERVICE OPERATION...
aws_read() { aws --region "$region" --output text --cli-connect-timeout 5 --cli-read-timeout 20 "$@"; }

# quotas SERVICE CODE...: rows of code and value: the account's own, then what every account has, when one of its own lacks
quotas() {
  local service=$1 code rows=$answers/quotas.$1
  shift
  aws_read service-quotas list-service-quotas --service-code "$service" --query 'Quotas[].[QuotaCode,Value]' >"$rows" || return 1
  for code in "$@"; do
    grep -q "^$code" "$rows" && continue
    aws_read service-quotas list-aws-default-service-quotas --service-code "$service" --query 'Quotas[].[QuotaCode,Value]' >>"$rows"
    break
  done
  # the service has quotas that nobody asked for
  printf '%s\\n' "$@" | awk 'FILENAME == ARGV[1] { asked[$1]; next } $1 in asked || !/^L-/' - "$rows"
}

# bucket_named NAME: its name, when somebody has it
bucket_named() { aws_read s3api head-bucket --bucket "$1" >/dev/null && printf '%s\\n' "$1"; }

# stacks NAME...: rows of broken-stacks, name and status, and of own, type and id of what the stacks have made already
stacks() {
  local stack status rows=$answers/stacks.rows
  aws_read cloudformation describe-stacks --query 'Stacks[].[StackName,StackStatus]' >"$rows" || return 1
  for stack in "$@"; do
    status=$(awk -v stack="$stack" '$1 == stack { print $2 }' "$rows")
    case $status in
      '' | DELETE_COMPLETE) continue ;;
      CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
      *) printf 'broken-stacks\\t%s\\t%s\\n' "$stack" "$status" ;;
    esac
    # without the right to list them they count as somebody else's
    aws_read cloudformation list-stack-resources --stack-name "$stack" \\
      --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE'].['own',ResourceType,PhysicalResourceId]"
  done
  return 0
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
  read -r limit <"$answers/$limit"
  if ! number "$limit"; then
    cannot_tell "no number: \${limit:-nothing}"
    return 0
  fi
  fits "$needed" "$limit" "$taken"
}

# nat_gateways NEEDED LIMIT GATEWAYS SUBNETS ZONE...: in each zone; GATEWAYS are their subnets, SUBNETS rows of subnet and zone
nat_gateways() {
  local needed=$1 limit=$2 gateways=$3 subnets=$4 zone taken full=''
  shift 4
  told "$limit" "$gateways" "$subnets" || return 0
  read -r limit <"$answers/$limit"
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
