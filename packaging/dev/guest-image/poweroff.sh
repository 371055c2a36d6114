#!/bin/sh
# The power button was pressed.
echo "nova-guest: power button, shutting down" > /dev/ttyS0
umount /mnt
sync
poweroff -f
