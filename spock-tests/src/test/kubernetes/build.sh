#!/bin/sh
# Builds etcd, kube-apiserver and kube-controller-manager for KubernetesClusterSpec into ~/.cache/chaoskit-k8s/bin, once. Needs Go; takes about
# an hour of one processor, at the lowest priority.
set -eu
cache=$HOME/.cache/chaoskit-k8s
kubernetes=1.36.3
command -v go >/dev/null || { echo "build.sh needs Go, which is not on the path" >&2; exit 1; }
export GOFLAGS="-p=1 -buildvcs=false -mod=mod" CGO_ENABLED=0
mkdir -p "$cache/bin" "$cache/build/etcd" "$cache/build/kubernetes"

cd "$cache/build/etcd"
printf 'module chaoskit/etcd\ngo 1.26\n' > go.mod
go get go.etcd.io/etcd/server/v3@v3.6.16
nice -n 19 go build -ldflags="-s -w" -o "$cache/bin/etcd" go.etcd.io/etcd/server/v3

# Its own modules are folders of its repository, which it names as version 0; they are published as well.
cd "$cache/build/kubernetes"
mod=$(go mod download -json "k8s.io/kubernetes@v$kubernetes" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p')
{
    printf 'module chaoskit/kubernetes\ngo 1.26\nrequire k8s.io/kubernetes v%s\nreplace (\n' "$kubernetes"
    sed -n "s#^[[:space:]]*\(k8s.io/[a-z0-9-]*\) v0\.0\.0\( .*\)\{0,1\}\$#\1 => \1 v0.${kubernetes#1.}#p" "$mod" | sort -u
    echo ')'
} > go.mod
go get "k8s.io/kubernetes/cmd/kube-apiserver@v$kubernetes" "k8s.io/kubernetes/cmd/kube-controller-manager@v$kubernetes"
version="-X k8s.io/component-base/version.gitVersion=v$kubernetes -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36"
for program in kube-apiserver kube-controller-manager; do
    nice -n 19 go build -ldflags="-s -w $version" -o "$cache/bin/$program" "k8s.io/kubernetes/cmd/$program"
done
