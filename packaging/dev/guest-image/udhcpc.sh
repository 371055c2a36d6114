#!/bin/sh
# Called by udhcpc with the lease in the environment.
case "$1" in
    bound | renew)
        ip addr flush dev "$interface"
        ip addr add "$ip/${mask:-24}" dev "$interface"
        if [ -n "$staticroutes" ]; then
            set -- $staticroutes
            while [ $# -ge 2 ]; do
                if [ "$2" = 0.0.0.0 ]; then ip route add "$1" dev "$interface"; else ip route add "$1" via "$2"; fi
                shift 2
            done
        elif [ -n "$router" ]; then
            ip route add default via "${router%% *}"
        fi
        echo "nova-guest: address $ip (DHCP, $interface)" > /dev/ttyS0
        ;;
esac
