# SPDX-License-Identifier: GPL-3.0-or-later
# uc_flags: the warnings and sanitizers that all of our own targets are built with.
add_library(uc_flags INTERFACE)
target_compile_definitions(uc_flags INTERFACE _GNU_SOURCE)
target_compile_options(uc_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wformat=2 -Wundef
  $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition>
  $<$<BOOL:${UNCLAUSE_WERROR}>:-Werror>
  -fstack-protector-strong)
if(UNCLAUSE_SANITIZE)
  target_compile_definitions(uc_flags INTERFACE UC_SANITIZED)
  target_compile_options(uc_flags INTERFACE
    -fsanitize=${UNCLAUSE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(uc_flags INTERFACE -fsanitize=${UNCLAUSE_SANITIZE})
endif()
if(UNCLAUSE_COVERAGE)
  target_compile_options(uc_flags INTERFACE --coverage)
  target_link_options(uc_flags INTERFACE --coverage)
endif()
if(UNCLAUSE_FUZZ)
  target_compile_options(uc_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
