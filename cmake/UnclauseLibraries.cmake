# SPDX-License-Identifier: GPL-3.0-or-later
# The programs have these linked in where the system has them so: relocating the shared ones is a
# quarter of the time that a search takes from start to end. A shared library can't have them in it,
# where they were not compiled for one.
function(uc_find_library variable name)
  find_library(${variable}_IN_PROGRAM NAMES lib${name}.a ${name} REQUIRED)
  find_library(${variable}_IN_LIBRARY NAMES ${name} REQUIRED)
  set(is_library $<STREQUAL:$<TARGET_PROPERTY:TYPE>,SHARED_LIBRARY>)
  set(${variable}_LIBRARY
    $<IF:${is_library},${${variable}_IN_LIBRARY},${${variable}_IN_PROGRAM}> PARENT_SCOPE)
endfunction()
uc_find_library(JANSSON jansson)
uc_find_library(UNISTRING unistring)
uc_find_library(STEMMER stemmer)
uc_find_library(XXHASH xxhash)
uc_find_library(ZSTD zstd)
