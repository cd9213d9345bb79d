# SPDX-License-Identifier: GPL-3.0-or-later
# What the shim gives to C is exactly what its header declares: cmake -DNM= -DARCHIVE= -DHEADER= -P
# Names of C++ are mangled (_Z…, and tables of them: _ZTV…), and no C code can ask for those.
execute_process(COMMAND ${NM} --defined-only --extern-only --format=posix ${ARCHIVE}
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" symbols "${symbols}")
list(FILTER symbols INCLUDE REGEX "^[A-Za-z]")
list(TRANSFORM symbols REPLACE " .*" "")
list(FILTER symbols EXCLUDE REGEX "DW[.]ref|[.]cc[.]o")

file(READ ${HEADER} header)
string(REGEX REPLACE "/[*]([^*]|[*][^/])*[*]/" "" header "${header}")
string(REGEX MATCHALL "ux_[a-z_]+\\(" declared "${header}")
list(TRANSFORM declared REPLACE "\\($" "")

foreach(list symbols declared)
  list(SORT ${list})
  list(REMOVE_DUPLICATES ${list})
endforeach()
if(NOT symbols STREQUAL declared)
  message(FATAL_ERROR "exported: ${symbols}\ndeclared: ${declared}")
endif()
