#!/usr/bin/env bash
# Runs a command where every packet can be counted: a network of its own, in which all addresses but those of the
# machine lie behind one interface, `far`, at whose other end nobody answers. Whoever asks for a name or an address out
# there is seen in its counters; names are asked for at an address out there, too.
#
#   apart.sh COMMAND…        needs util-linux and iproute2
set -euo pipefail
if [[ ${1:-} != --inside ]]; then
  exec unshare --map-root-user --net --mount -- "$0" --inside "$@"
fi
shift
# Nothing of the kernel's own is to be counted: it greets its neighbours in IPv6.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
# The window's driver listens in both.
echo 0 >/proc/sys/net/ipv6/conf/lo/disable_ipv6
ip link set lo up
ip link add far type veth peer name end
ip addr add 198.51.100.2/24 dev far
ip link set end up
ip link set far up
ip route add default dev far
names=$(mktemp)
echo 'nameserver 203.0.113.53' >"$names"
mount --bind "$names" /etc/resolv.conf
rm -f "$names"
exec "$@"
