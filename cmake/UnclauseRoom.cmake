# SPDX-License-Identifier: GPL-3.0-or-later
# uc_room(TARGET ROOM FILE...): a static library of one room of the house.
#
# Its headers are included as "ROOM/x.h". Each room has an include directory of its own with nothing
# in it but the room, so a file can include only what its target links: the build itself keeps
# clause < shim < {indexer, search}.
function(uc_room target room)
  add_library(${target} STATIC ${ARGN})
  set(door ${PROJECT_BINARY_DIR}/rooms/${target})
  file(MAKE_DIRECTORY ${door})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${door}/${room} SYMBOLIC)
  target_include_directories(${target} PUBLIC ${door})
  target_link_libraries(${target} PRIVATE uc_flags)
endfunction()
