#!/usr/bin/env bash
# Fetches the custom resource definitions that manifests are checked against, each repository at a fixed commit.
# Usage: fetch-definitions.sh <folder>, then TRIZONE_CRDS=<folder>
set -euo pipefail

target=$(mkdir -p "$1" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# repository, commit, folder with the definitions, where they go
fetch() {
  local clone
  clone="$work/$(basename "$1")"
  if [ ! -d "$clone" ]; then
    git clone --quiet --filter=blob:none --no-checkout "https://github.com/$1" "$clone"
  fi
  git -C "$clone" checkout --quiet "$2" -- "$3"
  mkdir -p "$target/$4"
  find "$clone/$3" -maxdepth 1 -type f \( -name '*.yaml' -o -name '*.json' \) ! -name kustomization.yaml \
    -exec cp {} "$target/$4/" \;
}

fetch GoogleCloudPlatform/k8s-config-connector cdb85ecf17085561b9f4abc75a95107cb01446d9 config/crds/resources kcc
fetch cloudnative-pg/cloudnative-pg a95a534dbe0854495b863bbc1b7651f74d310916 config/crd/bases cnpg
fetch cert-manager/cert-manager 2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd deploy/crds cert-manager
fetch kubernetes-sigs/gateway-api 4564255ac2c35d582249b3cdf261bdf51c8bca32 config/crd/standard gateway-api
fetch external-secrets/external-secrets cc5bfbc2234ace9cb0caff4ea89c435cf517b27b config/crds/bases external-secrets
fetch GoogleCloudPlatform/gke-gateway-api fc40d606a5332f11a8883f85caff66b63c4e88ef config/crd gke
fetch GoogleCloudPlatform/gke-managed-certs 3498c2a06d023eeedd1f8da125beb62a809ea4c8 deploy gke
fetch kubernetes-sigs/aws-load-balancer-controller 225f44568848eb25f13e304a5f1cc68c0cd9415d config/crd/aga aws-lbc
fetch kubernetes-sigs/aws-load-balancer-controller 225f44568848eb25f13e304a5f1cc68c0cd9415d config/crd/bases aws-lbc
fetch kubernetes-sigs/aws-load-balancer-controller 225f44568848eb25f13e304a5f1cc68c0cd9415d config/crd/gateway aws-lbc
fetch datreeio/CRDs-catalog 7b1e26ef9deea49293714d204c1a2270aab1178f cloud.google.com gke/json-schema
fetch datreeio/CRDs-catalog 7b1e26ef9deea49293714d204c1a2270aab1178f networking.gke.io gke/json-schema
fetch cloudnative-pg/plugin-barman-cloud 9967e2caabf20362a5ac5812fc320b25e1f43a2d config/crd/bases barman-cloud
fetch prometheus-operator/prometheus-operator 6adcebc5076c34f4f55f8f5f7b1e528929373ac7 example/prometheus-operator-crd prometheus-operator
fetch GoogleCloudPlatform/prometheus-engine 2ffde4ec7b7e4ca1da4e32f36b692945b78a60e4 charts/operator/crds gmp

# Config Connector's files are called after the definition's own kind
for file in "$target"/kcc/*; do
  name=$(basename "$file")
  renamed=${name#apiextensions.k8s.io_v1_customresourcedefinition_}
  [ "$name" = "$renamed" ] || mv "$file" "$target/kcc/$renamed"
done
