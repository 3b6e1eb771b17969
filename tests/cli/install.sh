#!/bin/sh
# install.sh - what `make install` puts down works from there, and `make uninstall` takes it all away
. "${DATELINE_SOURCE:?}/tests/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL DATELINE_DATA
dest=$tmp/dest
cd "$build" || exit 99

make install DESTDIR="$dest" prefix=/usr/local >"$tmp/log" 2>&1
is 'make install: status' 0 $?
root=$dest/usr/local
for file in bin/dateline include/dateline.h lib/libdateline.a lib/pkgconfig/dateline.pc share/man/man1/dateline.1 \
	share/bash-completion/completions/dateline share/dateline/countries.tsv; do
	check "$file is installed" test -s "$root/$file"
done
check 'headers of the inside are not' test ! -e "$root/include/dateline_int.h"

cp "$source/samples/syria-talks.txt" "$tmp/story.txt"
cd "$tmp" || exit 99
"$root/bin/dateline" timeline story.txt >installed.json 2>err
is 'the installed program works' '0 ' "$? $(cat err)"
"$dateline" --data "$source/data" timeline story.txt >built.json 2>/dev/null
same 'and as the one that was built' built.json installed.json

if command -v pkg-config >/dev/null; then
	sed "s|^prefix=.*|prefix=$root|; s|^exec_prefix=.*|exec_prefix=$root|; s|^libdir=.*|libdir=$root/lib|
		s|^includedir=.*|includedir=$root/include|" "$root/lib/pkgconfig/dateline.pc" >dateline.pc
	flags=$(PKG_CONFIG_PATH=$tmp pkg-config --cflags --libs dateline)
	is 'pkg-config knows it' 0 $?
	# shellcheck disable=SC2086
	${DATELINE_CC:-cc} "$source/docs/example.c" $flags -o example >err 2>&1
	is 'a program can be built with it' '0 ' "$? $(head -n 5 err)"
	./example story.txt "$root/share/dateline" >example.json
	is 'which works' 0 $?
	same 'and gives the same timeline' built.json example.json
else
	skip 'no pkg-config'
fi
cd "$build" || exit 99
make uninstall DESTDIR="$dest" prefix=/usr/local >"$tmp/log" 2>&1
is 'make uninstall: status' 0 $?
is 'make uninstall leaves no file' '' "$(find "$dest" ! -type d)"
finish
