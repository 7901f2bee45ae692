#!/bin/sh
# Opens the editor in the browser: on the folder or file that is given, else on the folder gipgen in one's home.
case $0 in */*) self=$0 ;; *) self=./$0 ;; esac
if [ -L "$self" ]; then self=$(readlink -f -- "$self"); fi
folder=${1:-$HOME/gipgen}
[ -e "$folder" ] || mkdir -p -- "$folder"
"${self%/*}/gipgen" edit "$folder" || {
  printf '按回车键关闭。'
  read -r _
}
