#!/bin/sh
# Lays out the container's file system on Debian: image.sh <tree of a release> <folder to make>. It has the
# release, the libraries that its programs load, and a shell for the database's programs, as Debian has them;
# scanners read their versions in /var/lib/dpkg/status.
set -eu
tree=$1 image=$2
system="libc6 libgcc-s1 libstdc++6 busybox-static"
mkdir -p "$image/data" "$image/tmp" "$image/proc" "$image/dev" "$image/etc" "$image/var/lib/dpkg"
chmod 1777 "$image/tmp"
# /lib is a link to /usr/lib, as Debian has it.
for name in bin lib lib64; do
  mkdir -p "$image/usr/$name"
  rm -rf "${image:?}/$name"
  ln -s "usr/$name" "$image/$name"
done
dpkg -L $system | grep -E '^(/usr)?(/lib.*\.so|/bin/busybox$)' | while read -r file; do
  [ -f "$file" ] && realpath -s "$file"
done | sort -u | grep -v /gconv/ | tar -C / -c -T - 2>/dev/null | tar -C "$image" -x --keep-directory-symlink
for name in sh cat ls; do ln -sf busybox "$image/bin/$name"; done
dpkg -s $system > "$image/var/lib/dpkg/status"
cp /etc/os-release "$image/etc/os-release"
printf 'root:x:0:0::/:/bin/sh\nnode:x:1000:1000::/data:/bin/sh\n' > "$image/etc/passwd"
printf 'root:x:0:\nnode:x:1000:\n' > "$image/etc/group"
cp -a "$tree" "$image/plenary"
strip "$image/plenary/app/node/bin/node"
chown 1000:1000 "$image/data"
chmod 0750 "$image/data"
echo "The image has $(($(du -sb "$image" | cut -f1) / 1000000)) MB."
